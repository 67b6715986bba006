import LabelStore

/// Keeps the store's tables of verdicts and marks equal to what journals say.
package enum JournalIndex {
  /// Adds what stands in a journal and takes out what of its auditor does not.
  ///
  /// Cost: one walk over the auditor's journal and rows.
  ///
  /// - Parameter forgets: Takes out what the journal lacks altogether, which is an error otherwise: lines were cut off.
  /// - Throws: `StoreError`, or `JournalError`; nothing is changed then.
  package static func update(_ store: LabelStore, _ journal: VerdictJournal, forgets: Bool = false) throws {
    let standing = StandingAnswers(journal.entries)
    let verdicts = standing.verdicts
    let marks = standing.cueMarks
    let wanted = Set(verdicts.map(\.id) + marks.map(\.id))
    let known = try rows(of: journal.auditor, store)
    let gone = known.subtracting(wanted)
    let lines = Set(journal.entries.map(\.id))
    let lost = Set(gone.map(JournalVerdict.entry)).subtracting(lines)
    guard lost.isEmpty || forgets else {
      throw JournalError(code: .shortened, path: journal.path, detail: "\(lost.count) of them")
    }
    if !gone.isEmpty { try store.withdraw(gone.sorted()) }
    let newVerdicts = verdicts.filter { !known.contains($0.id) }
    if !newVerdicts.isEmpty { try store.add(newVerdicts) }
    let newMarks = marks.filter { !known.contains($0.id) }
    if !newMarks.isEmpty { try store.add(newMarks) }
  }

  /// - Parameter auditors: Who has a journal.
  /// - Throws: `JournalError` where someone who has none has answers in the store; `StoreError`.
  package static func requireJournals(of store: LabelStore, at path: String, among auditors: [String]) throws {
    let known = Set(try store.verdicts().map(\.auditor)).union(try store.marks().map(\.auditor))
    guard let lost = known.subtracting(auditors).min() else { return }
    let file = VerdictJournal.folder(of: path) + "/" + lost + ".jsonl"
    throw JournalError(code: .shortened, path: file, detail: "there is no such file")
  }

  /// What one more line of a journal changes.
  static func apply(_ change: StandingAnswers.Change, to store: LabelStore) throws(StoreError) {
    if let gone = change.gone { try store.withdraw(gone.rows) }
    guard let entry = change.new else { return }
    switch entry.act {
    case .verdict(let verdict): try store.add(verdict.verdicts(entry))
    case .mark(let mark): try store.add([mark.mark(entry)])
    case .undo: break
    }
  }

  private static func rows(of auditor: String, _ store: LabelStore) throws(StoreError) -> Set<String> {
    Set(try store.verdicts().filter { $0.auditor == auditor }.map(\.id))
      .union(try store.marks().filter { $0.auditor == auditor }.map(\.id))
  }
}
