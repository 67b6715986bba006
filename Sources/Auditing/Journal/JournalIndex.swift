import LabelStore

/// Keeps the store's tables of verdicts and marks equal to what journals say; an instance does it line by line for one
/// journal that is being written. Used by one task at a time.
///
/// The store hears of a line when the line is on the device: after a power cut it must not know more than the journal.
package final class JournalIndex {
  private let store: LabelStore
  private let journal: VerdictJournal
  private var standing = StandingAnswers()
  /// Lines of the journal that `standing` knows.
  private var taken = 0
  /// The store did not take what the journal has, because another program writes or its device is full; tried again.
  package private(set) var isBehind = false

  /// Brings the store's tables to what the journal says.
  ///
  /// - Throws: `StoreError`, also where the store cannot be written, or `JournalError`.
  package init(_ store: LabelStore, _ journal: VerdictJournal) throws {
    guard !store.isReadOnly else { throw StoreError(code: .readOnly, path: store.path) }
    self.store = store
    self.journal = journal
    try Self.update(store, journal)
    take()
  }

  /// Brings the store up to those lines that are on the device.
  ///
  /// - Throws: `StoreError`, but not for a store that is busy: the journal has all, and the next call tries again.
  package func update() throws(StoreError) {
    if isBehind { try? catchUp() }
    let changes = take()
    guard !isBehind else { return }
    do throws(StoreError) {
      // In one transaction, which costs more than the rows in it.
      try store.apply(changes.map(Self.rows))
    } catch {
      isBehind = true
      guard error.code == .locked else { throw error }
    }
  }

  /// Brings a store that did not take everything up to the journal.
  package func catchUp() throws {
    try Self.update(store, journal)
    take()
    isBehind = false
  }

  @discardableResult
  private func take() -> [StandingAnswers.Change] {
    defer { taken = journal.synced }
    return journal.entries[taken..<max(taken, journal.synced)].map { standing.take($0) }
  }

  /// Adds what stands in a journal and takes out what of its auditor does not. The journal is synced first: after a
  /// power cut the store must not know of lines that the journal lost.
  ///
  /// Cost: one walk over the auditor's journal and rows.
  ///
  /// - Parameter forgets: Takes out what the journal lacks altogether, which is an error otherwise: lines were cut off.
  /// - Throws: `StoreError`, or `JournalError`; nothing is changed then.
  package static func update(_ store: LabelStore, _ journal: VerdictJournal, forgets: Bool = false) throws {
    try journal.sync()
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

  private static func rows(_ change: StandingAnswers.Change) -> VerdictChange {
    var rows = VerdictChange(withdrawn: change.gone?.rows ?? [])
    switch change.new?.act {
    case .verdict(let verdict): rows.verdicts = change.new.map(verdict.verdicts) ?? []
    case .mark(let mark): rows.marks = change.new.map { [mark.mark($0)] } ?? []
    case .undo, nil: break
    }
    return rows
  }

  private static func rows(of auditor: String, _ store: LabelStore) throws(StoreError) -> Set<String> {
    Set(try store.verdicts().filter { $0.auditor == auditor }.map(\.id))
      .union(try store.marks().filter { $0.auditor == auditor }.map(\.id))
  }
}
