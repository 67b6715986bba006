/// What models voice in their reasoning, by group, with how sure we are of it.
///
/// A value: everything a table, a record or a page shows, and nothing that has still to be computed.
package struct Profile: Sendable {
  package var provenance: ProfileProvenance
  /// The columns of `--by`; empty where everything is one group.
  package var by: [ProfileColumn]
  /// Ordered by their values; groups without a transcript do not occur.
  package var groups: [GroupProfile]
  /// By contrast asked for, then by the remaining columns.
  package var contrasts: [Contrast]
  /// `--report hypotheses`; `nil` when it was not asked for.
  package var hypotheses: HypothesesReport?
  /// Lines of the inputs that could not be read, those with a known model too.
  package var unread: Int
  /// Tags and composites in the order of the rules, for headers and charts.
  package var labels: [ProfileLabel]
  /// What must be said with the figures: missing prompt ids, error that differs by arm.
  package var notes: [String]

  package init(
    provenance: ProfileProvenance, by: [ProfileColumn], groups: [GroupProfile] = [], contrasts: [Contrast] = [],
    hypotheses: HypothesesReport? = nil, unread: Int = 0, labels: [ProfileLabel] = [], notes: [String] = []
  ) {
    self.provenance = provenance
    self.by = by
    self.groups = groups
    self.contrasts = contrasts
    self.hypotheses = hypotheses
    self.unread = unread
    self.labels = labels
    self.notes = notes
  }

  /// A figure says little under this many informative prompts: it is shown greyed.
  package static let fewPrompts = 20
}
