import LabelStore
import RuleFormat

/// One auditor at work on a queue: which item is next, what was answered, what is taken back.
///
/// Every answer is in the journal before it counts, and then in the store. Used by one task at a time.
package final class AuditSession {
  package let items: [AuditItem]
  private let store: LabelStore
  private let journal: VerdictJournal
  private var answers: StandingAnswers

  /// Brings the store's table to what the journal says.
  package init(_ store: LabelStore, _ journal: VerdictJournal, _ items: [AuditItem]) throws(StoreError) {
    self.store = store
    self.journal = journal
    self.items = items
    answers = StandingAnswers(journal.entries)
    try JournalIndex.update(store, journal)
  }

  /// Items that have an answer of this auditor.
  package var answered: Int { items.count { answers.byItem[$0.id] != nil } }

  /// The first item without an answer, from `start` on, then from the front; `nil` when all have one.
  package func next(from start: Int = 0) -> Int? {
    let order = Array(items.indices.dropFirst(start)) + Array(items.indices.prefix(start))
    return order.first { answers.byItem[items[$0].id] == nil }
  }

  /// This auditor's answer to an item.
  package func answer(to item: AuditItem) -> JournalVerdict? {
    guard case .verdict(let verdict) = answers.byItem[item.id]?.act else { return nil }
    return verdict
  }

  /// The last answer that stands, whichever item it was for.
  package var last: JournalVerdict? {
    answers.order.last.flatMap { id in
      if case .verdict(let verdict) = journal.entries.last(where: { $0.id == id })?.act { verdict } else { nil }
    }
  }

  /// - Throws: `JournalError` when nothing was kept; `StoreError` when it is in the journal, and will be in the store
  ///   when the next session starts.
  package func answer(
    _ item: AuditItem, _ answer: Verdict.Answer, stance: Stance? = nil, note: String = ""
  ) throws {
    try journal.append(.verdict(JournalVerdict(item, answer, stance: stance, note: note)))
    try refresh()
  }

  /// Takes the last answer back.
  ///
  /// - Returns: The item it was for, where it is in this queue; `nil` where there was nothing to take back, or it was
  ///   given to another queue.
  @discardableResult
  package func undo() throws -> Int? {
    guard let id = answers.order.last, let verdict = last else { return nil }
    try journal.append(.undo(id))
    try refresh()
    return items.firstIndex { $0.key == verdict.key && $0.tag == verdict.tag }
  }

  private func refresh() throws {
    answers = StandingAnswers(journal.entries)
    try JournalIndex.update(store, journal)
  }

  /// The text of an item with its cues; `nil` where it is no longer kept.
  package func passage(of item: AuditItem) throws(StoreError) -> StoredPassage? { try store.passage(of: item.key) }
}
