import LabelStore
import RuleFormat
import TranscriptModel

/// One auditor at work on a queue: which item is next, what was answered, what is taken back.
///
/// Every answer is on the device, in the journal, before it counts, and then in the store. Used by one task at a time.
package final class AuditSession {
  package private(set) var items: [AuditItem]
  private let store: LabelStore
  private let journal: VerdictJournal
  private let index: JournalIndex
  /// Answers are only written; whoever has the index waits for the device and brings the store up.
  private let sharesSyncs: Bool
  private var standing = StandingAnswers()
  /// Lines of the journal that `standing` knows.
  private var taken = 0
  /// Lines about each text, undone ones and what undid them too, so that a long journal is not searched for each answer.
  private var histories: [TranscriptKey: [JournalEntry]] = [:]
  private var subjects: [String: TranscriptKey] = [:]
  /// Where items stand in the queue, by their id.
  private var places: [String: [Int]] = [:]
  private var answeredIds: Set<String> = []
  private var keys: Set<TranscriptKey> = []
  /// Brings the store's tables to what the journal says.
  ///
  /// - Parameter index: Of sessions that share it. Their answers are only written: its owner waits for the device
  ///   before anyone is told of them, and updates it. Without one, each answer waits for the device by itself.
  /// - Throws: `StoreError`, also where the store cannot be written, or `JournalError`.
  package init(
    _ store: LabelStore, _ journal: VerdictJournal, _ items: [AuditItem], index: JournalIndex? = nil
  ) throws {
    self.store = store
    self.journal = journal
    self.index = try index ?? JournalIndex(store, journal)
    sharesSyncs = index != nil
    self.items = []
    for entry in journal.entries { take(entry) }
    self.items = items.flatMap(opened)
    findPlaces()
  }

  private func findPlaces() {
    places = Dictionary(grouping: items.indices) { items[$0].id }
    answered = places.reduce(0) { $0 + (answeredIds.contains($1.key) ? $1.value.count : 0) }
    keys = Set(items.map(\.key))
  }

  /// A cluster of which some texts have answers already: those as they were answered, the others behind them. What was
  /// opened before is open still: each of its texts is a question of its own.
  private func opened(_ item: AuditItem) -> [AuditItem] {
    guard !item.alike.isEmpty, item.purpose == .audit else { return [item] }
    let cluster = [item.key] + item.alike
    let answers = cluster.compactMap { answer(to: item.alone($0)) }
    guard !answers.isEmpty else { return [item] }
    let covered = Set(answers.flatMap { [$0.key] + $0.alike })
    let answered = answers.map { item.alone($0.key, alike: $0.alike.filter(cluster.contains)) }
    let rest = cluster.filter { !covered.contains($0) }
    guard let first = rest.first else { return answered }
    let isOpen = answers.contains { $0.alike.isEmpty }
    return answered + (isOpen ? rest.map { item.alone($0) } : [item.alone(first, alike: Array(rest.dropFirst()))])
  }

  /// Makes each text of a cluster a question of its own, from the place of the cluster on.
  ///
  /// - Returns: How many questions there are in its place now.
  @discardableResult
  package func open(_ position: Int) -> Int {
    guard items.indices.contains(position), items[position].purpose != .again else { return 1 }
    let item = items[position]
    let alone = [item.key] + item.alike
    items.replaceSubrange(position...position, with: alone.map { item.alone($0) })
    findPlaces()
    return alone.count
  }

  /// Items that have an answer of this auditor. Kept, not counted: every response says it.
  package private(set) var answered = 0

  /// The first item without an answer, from `start` on, then from the front; `nil` when all have one.
  ///
  /// A repeat is passed over until the item that it repeats has an answer.
  package func next(from start: Int = 0) -> Int? {
    let order = Array(items.indices.dropFirst(start)) + Array(items.indices.prefix(start))
    return order.first { standing.answer(to: items[$0].id) == nil && isAskable(items[$0]) }
  }

  private func isAskable(_ item: AuditItem) -> Bool {
    item.purpose != .again || standing.answer(to: AuditItem.id(item.key, item.tag, .audit)) != nil
  }

  /// This auditor's answer to an item.
  package func answer(to item: AuditItem) -> JournalVerdict? {
    guard case .verdict(let verdict) = standing.answer(to: item.id)?.act else { return nil }
    return verdict
  }

  /// The line of the journal with this auditor's answer to an item.
  package func entry(answering item: AuditItem) -> JournalEntry? { standing.answer(to: item.id) }

  /// The last answer that stands, whichever item it was for.
  package var last: JournalVerdict? {
    let entry = standing.last { if case .verdict = $0.act { true } else { false } }
    guard case .verdict(let verdict) = entry?.act else { return nil }
    return verdict
  }

  /// - Parameters:
  ///   - stance: The right one, for `wrongStance` and `missed`.
  ///   - otherTag: The right one, for `wrongTag`.
  ///   - attempt: As `JournalEntry.attempt`.
  /// - Throws: `JournalError` when nothing was kept; `StoreError` when it is in the journal, and will be in the store
  ///   when the next session starts.
  package func answer(
    _ item: AuditItem, _ answer: Verdict.Answer, stance: Stance? = nil, otherTag: String? = nil, note: String = "",
    attempt: String = ""
  ) throws {
    try append(.verdict(JournalVerdict(item, answer, stance: stance, otherTag: otherTag, note: note)), attempt)
  }

  /// Marks words in the text of any item as a cue of any tag.
  ///
  /// - Parameter replaces: The rules' cue whose ends are moved; `nil` for a missed cue.
  /// - Throws: As `answer`.
  package func mark(
    _ key: TranscriptKey, _ words: MarkedWords, tag: String, stance: Stance, replaces: Verdict.Place? = nil,
    note: String = "", attempt: String = ""
  ) throws {
    try append(.mark(JournalMark(key, words, tag: tag, stance: stance, replaces: replaces, note: note)), attempt)
  }

  /// This auditor's marks in a text that stand, in the order in which they were made, with the ids to take them back by.
  package func marks(in key: TranscriptKey) -> [(id: String, mark: JournalMark)] {
    standing.marks(in: key).compactMap { entry in
      if case .mark(let mark) = entry.act { (entry.id, mark) } else { nil }
    }
  }

  /// Takes the last answer or mark of this queue back; what was given to another queue stays.
  ///
  /// - Returns: The item it was for; `nil` where there was nothing to take back.
  @discardableResult
  package func undo(attempt: String = "") throws -> Int? {
    guard let entry = standing.last(where: { place(of: $0) != nil }), let place = place(of: entry) else { return nil }
    try append(.undo(entry.id), attempt)
    return place
  }

  /// The item that a key press was for which the journal has already: its window did not hear of it, because the
  /// server ended in between, and sends it again.
  ///
  /// - Returns: `nil` where the journal does not have it; empty where it was for no item of this queue.
  package func item(ofAttempt attempt: String) -> String? {
    guard var entry = journal.entry(ofAttempt: attempt) else { return nil }
    if case .undo(let id) = entry.act { entry = journal.entries.last { $0.id == id } ?? entry }
    return place(of: entry).map { items[$0].id } ?? ""
  }

  /// Takes one answer or mark back by its id; one that does not stand is passed over.
  package func undo(_ id: String, attempt: String = "") throws {
    guard standing.last(where: { $0.id == id }) != nil else { return }
    try append(.undo(id), attempt)
  }

  private func place(of entry: JournalEntry) -> Int? {
    switch entry.act {
    case .verdict(let verdict): places[verdict.item]?.first
    case .mark(let mark): keys.contains(mark.key) ? items.firstIndex { $0.key == mark.key } : nil
    case .undo: nil
    }
  }

  /// What this auditor did with a text and, where a tag is given, with that tag, oldest first, undone lines too.
  package func history(of key: TranscriptKey, tag: String? = nil) -> [JournalEntry] {
    var known: Set<String> = []
    return (histories[key] ?? []).filter { entry in
      switch entry.act {
      case .verdict(let verdict): guard verdict.key == key, tag == nil || verdict.tag == tag else { return false }
      case .mark(let mark): guard mark.key == key, tag == nil || mark.tag == tag else { return false }
      case .undo(let id): return known.contains(id)
      }
      known.insert(entry.id)
      return true
    }
  }

  private func take(_ entry: JournalEntry) {
    let key: TranscriptKey? =
      switch entry.act {
      case .verdict(let verdict): verdict.key
      case .mark(let mark): mark.key
      case .undo(let id): subjects[id]
      }
    subjects[entry.id] = key
    if let key { histories[key, default: []].append(entry) }
    taken += 1
    let change = standing.take(entry)
    guard case .verdict(let verdict) = (change.new ?? change.gone)?.act else { return }
    let isAnswered = standing.answer(to: verdict.item) != nil
    guard isAnswered != answeredIds.contains(verdict.item) else { return }
    if isAnswered { answeredIds.insert(verdict.item) } else { answeredIds.remove(verdict.item) }
    answered += (isAnswered ? 1 : -1) * (places[verdict.item]?.count ?? 0)
  }

  private func append(_ act: JournalEntry.Act, _ attempt: String) throws {
    try journal.append(act, attempt: attempt)
    try refresh()
  }

  /// Reads what other windows of this auditor wrote and, unless the index is shared, brings the store up to the journal.
  ///
  /// - Throws: `JournalError`; `StoreError`, but not for a store that is busy: the next line tries again.
  package func refresh() throws {
    try journal.catchUp()
    for entry in journal.entries.dropFirst(taken) { take(entry) }
    guard !sharesSyncs else { return }
    try journal.sync()
    try index.update()
  }

  /// The store did not take what the journal has.
  package var isIndexBehind: Bool { index.isBehind }

  /// Brings a store that did not take everything up to the journal.
  package func catchUp() throws { try index.catchUp() }

  /// The text of an item with its cues; `nil` where it is no longer kept.
  package func passage(of item: AuditItem) throws(StoreError) -> StoredPassage? { try store.passage(of: item.key) }
}
