import Statistics
import YAMLDocuments

extension Profile {
  /// Makes the figures; the same sums, request and seed give the same profile.
  ///
  /// - Parameters:
  ///   - sums: Kept by `request.columns`.
  ///   - provenance: Its seed and number of resamples are used.
  /// - Throws: `P001` for columns that do not occur, `P002` for a contrast without pairs, `P003` for arms that do
  ///   not occur; all at once.
  package init(
    _ sums: ProfileSums, _ request: ProfileRequest, provenance: ProfileProvenance, audit: [AuditedSample] = []
  ) throws(Diagnostics) {
    try request.check(against: sums)
    var bootstrap = ClusterBootstrap()
    bootstrap.seed = provenance.seed
    bootstrap.rounds = provenance.resamples
    let method = ContrastMethod(
      bootstrap: bootstrap, seed: provenance.seed, margin: request.margin, primaries: Set(request.primaries))
    let set = try ContrastSet(sums, request, method)
    let groups = sums.grouped(by: request.by).map { GroupProfile($0.key, $0.sums, sums.names, bootstrap) }
    self.init(
      provenance: provenance, by: request.by, groups: groups, contrasts: set.contrasts, unread: sums.unread,
      labels: sums.labels, notes: Self.notes(sums) + set.notes)
    AuditCorrection(audit).apply(to: &self)
    if request.hypotheses { hypotheses = HypothesesReport(self, sums, request, method) }
  }

  private static func notes(_ sums: ProfileSums) -> [String] {
    var ledger = ReasoningLedgerCounts()
    for group in sums.groups.values { ledger.add(group.ledger) }
    var notes: [String] = []
    if ledger.withoutPrompt > 0 {
      notes.append(
        "\(ledger.withoutPrompt) of \(ledger.readable) readable texts have no prompt_id: each counts as a prompt of "
          + "its own, and none is paired.")
    }
    if ledger.limited > 0 {
      notes.append(
        "\(PluralText.of(ledger.limited, "transcript")) hit a limit or had to be repaired; labels may be missing there."
      )
    }
    if !sums.strangers.isEmpty {
      notes.append("Labels of other rules are left out: \(sums.strangers.sorted().joined(separator: ", ")).")
    }
    return notes
  }
}
