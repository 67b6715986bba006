import LabelStore

/// Keeps the store's table of verdicts equal to what journals say.
package enum JournalIndex {
  /// Adds the answers of a journal that stand and takes out those of its auditor that do not.
  package static func update(_ store: LabelStore, _ journal: VerdictJournal) throws(StoreError) {
    let wanted = StandingAnswers(journal.entries).verdicts
    let names = Set(wanted.map(\.id))
    let there = try store.verdicts().filter { $0.auditor == journal.auditor }
    let known = Set(there.map(\.id))
    let gone = known.subtracting(names)
    if !gone.isEmpty { try store.withdraw(gone.sorted()) }
    let new = wanted.filter { !known.contains($0.id) }
    if !new.isEmpty { try store.add(new) }
  }
}
