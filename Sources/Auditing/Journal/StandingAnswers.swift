import LabelStore

/// The answers of a journal that stand: the last to each item, without those that were taken back.
package struct StandingAnswers: Sendable {
  /// By item.
  package private(set) var byItem: [String: JournalEntry] = [:]
  /// Ids of answers that stand, in the order in which they were given.
  package private(set) var order: [String] = []

  package init(_ entries: [JournalEntry]) {
    let undone = Set(entries.compactMap { if case .undo(let id) = $0.act { id } else { nil } })
    for entry in entries where !undone.contains(entry.id) {
      guard case .verdict(let verdict) = entry.act else { continue }
      let item = verdict.key.text + ":" + verdict.tag
      if let earlier = byItem[item] { order.removeAll { $0 == earlier.id } }
      byItem[item] = entry
      order.append(entry.id)
    }
  }

  /// Rows of the store for them.
  var verdicts: [Verdict] {
    byItem.values.flatMap { entry -> [Verdict] in
      guard case .verdict(let verdict) = entry.act else { return [] }
      return verdict.verdicts(entry)
    }
  }
}
