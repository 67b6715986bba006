import TranscriptModel

/// Cue rates among the readable texts that had one outcome. An association: what is voiced and how it ends
/// have the prompt as a common cause.
package struct OutcomeRates: Sendable {
  /// Name of the outcome without `outcome.`.
  package var outcome: String
  package var value: ScalarValue
  /// Texts with this value, of the readable texts that have the outcome at all.
  package var share: Share
  /// Per label: present in `k` of the texts with this value.
  package var rates: [(label: ProfileLabel, share: Share)]

  package init(outcome: String, value: ScalarValue, share: Share, rates: [(label: ProfileLabel, share: Share)]) {
    self.outcome = outcome
    self.value = value
    self.share = share
    self.rates = rates
  }

  /// Outcomes with more values are measurements, not classes, and are left out.
  package static let mostValues = 12
}
