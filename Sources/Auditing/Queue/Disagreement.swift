import LabelStore

/// An item that auditors answered differently.
package struct Disagreement: Sendable {
  package var key: TranscriptKey
  package var tag: String
  /// The latest of each auditor, by auditor; unclear ones too.
  package var answers: [Verdict]

  /// What the audit's verdicts say differently: whether the tag is there, how it is meant, or which tag it is.
  ///
  /// Texts that share all their answers, because they say the same, are one; `alike` has the others.
  package static func all(_ verdicts: [Verdict]) -> [(item: Disagreement, alike: [TranscriptKey])] {
    let audit = verdicts.filter { $0.purpose == .audit }
    let items = Dictionary(grouping: audit) { AuditItem.id($0.transcript, $0.label, .audit) }
    let differing = items.values.compactMap { answers -> Disagreement? in
      let latest = Dictionary(answers.map { ($0.auditor, $0) }) { $1 }.values.sorted { $0.auditor < $1.auditor }
      guard latest.count > 1, differ(latest) else { return nil }
      return Disagreement(key: latest[0].transcript, tag: latest[0].label, answers: latest)
    }
    let clusters = Dictionary(grouping: differing) { item in
      item.tag + item.answers.map { JournalVerdict.entry(ofRow: $0.id) }.joined(separator: " ")
    }
    return clusters.values.map { cluster in
      let sorted = cluster.sorted { $0.key.text < $1.key.text }
      return (sorted[0], sorted.dropFirst().map(\.key))
    }.sorted { ($0.item.key.text, $0.item.tag) < ($1.item.key.text, $1.item.tag) }
  }

  private static func differ(_ answers: [Verdict]) -> Bool {
    if Set(answers.compactMap(\.isPresent)).count > 1 { return true }
    if Set(answers.filter { $0.isPresent == true }.compactMap(\.stance)).count > 1 { return true }
    return Set(answers.compactMap(\.otherTag)).count > 1
  }

  /// Items to answer: of one more auditor, or to settle.
  ///
  /// - Parameters:
  ///   - tags: Only of these; empty for all.
  ///   - purpose: `.adjudication` leaves out what someone else than `judge` has settled.
  package static func items(
    of store: LabelStore, _ tags: [String], purpose: Verdict.Purpose, judge: String = ""
  ) throws(StoreError) -> [AuditItem] {
    let verdicts = try store.verdicts()
    let settled = Set(
      verdicts.filter { $0.purpose == .adjudication && $0.auditor != judge && $0.isPresent != nil }.map {
        AuditItem.id($0.transcript, $0.label, .audit)
      })
    let differing = all(verdicts).filter { entry in
      (tags.isEmpty || tags.contains(entry.item.tag))
        && (purpose == .audit || !settled.contains(AuditItem.id(entry.item.key, entry.item.tag, .audit)))
    }
    let candidates = try store.auditCandidates(differing.map { ($0.item.key, $0.item.tag) })
    return zip(differing, candidates).compactMap { entry, candidate in
      candidate.map { candidate in
        AuditItem(
          key: entry.item.key, tag: entry.item.tag, isFlagged: candidate.isFlagged, probability: 0,
          frame: "disagreement", purpose: purpose, alike: entry.alike, score: candidate.score,
          stance: candidate.stance, model: candidate.model, condition: candidate.condition)
      }
    }
  }
}
