/// The gap of a yes-or-no outcome between two arms, with and without suspicion. An association: suspicion
/// is voiced after the arm is known, so that conditioning on it selects.
package struct OutcomeGap: Sendable {
  /// Over some of the paired prompts.
  package struct Gap: Sendable {
    /// Prompts with the outcome in both arms.
    package var pairs: Int
    /// Texts with a yes in each arm, of the paired prompts.
    package var first: Share
    package var second: Share
    /// Mean over prompts of first − second, with a cluster bootstrap interval.
    package var difference: Estimate

    package init(pairs: Int, first: Share, second: Share, difference: Estimate) {
      self.pairs = pairs
      self.first = first
      self.second = second
      self.difference = difference
    }
  }

  /// Name of the outcome without `outcome.`.
  package var outcome: String
  /// The tag that stands for suspicion.
  package var suspicion: String
  package var all: Gap
  /// Prompts in which any text of either arm voices suspicion.
  package var suspected: Gap
  package var unsuspected: Gap

  package init(outcome: String, suspicion: String, all: Gap, suspected: Gap, unsuspected: Gap) {
    self.outcome = outcome
    self.suspicion = suspicion
    self.all = all
    self.suspected = suspected
    self.unsuspected = unsuspected
  }
}
