import Auditing
import JSONWriting
import LabelStore
import RuleFormat

/// The audit behind the page: queues, texts, answers. One for all windows, which it serves one after the other.
actor AuditDesk {
  nonisolated let setup: AuditSetup
  private let store: LabelStore
  private let journal: VerdictJournal
  private var answers: StandingAnswers
  private var queues: [String: DrawnQueue] = [:]
  /// Names of drawn queues, the one that was asked for last at the end.
  private var recent: [String] = []
  /// Key presses that were answered, by name.
  private var attempts: Set<String> = []
  private let trace: DecisionTrace

  /// Queues that are kept drawn; others are drawn again, the same.
  private static let keptQueues = 8

  /// Brings the store's table of verdicts to what the journal says.
  ///
  /// - Throws: `StoreError`, `JournalError`.
  init(_ setup: AuditSetup) throws {
    self.setup = setup
    store = try LabelStore(existing: setup.store)
    journal = try VerdictJournal(store: setup.store, auditor: setup.auditor)
    answers = StandingAnswers(journal.entries)
    trace = DecisionTrace(setup.rules)
    try JournalIndex.update(store, journal)
  }

  /// How many items the first queue has, and how many of them are answered.
  func count() throws -> (items: Int, answered: Int) {
    let queue = try drawn("")
    return (queue.items.count, answered(queue))
  }

  // MARK: Reading

  /// The items of a queue, as `aside.audit-queue/1`.
  func queue(_ query: String) throws -> [UInt8] {
    try catchUp()
    let queue = try drawn(query)
    return QueueRecord(setup).bytes(queue.request, queue.items) { record($0) }
  }

  /// One item with its text, as `aside.audit-item/1`.
  func item(_ query: String, _ id: String) throws -> [UInt8] {
    let item = try drawn(query).item(id)
    let passage = try store.passage(of: item.key)
    return ItemRecord(isBlind: setup.isBlind).bytes(item, passage, record(item))
  }

  /// How the cues of an item were decided, as `aside.audit-trace/1`.
  func trace(_ query: String, _ id: String) async throws -> [UInt8] {
    guard !setup.isBlind else { throw WebFault.bad("a blind audit does not show how the rules decided") }
    let item = try drawn(query).item(id)
    guard let passage = try store.passage(of: item.key) else { throw DrawnQueue.gone }
    return await trace.bytes(passage)
  }

  // MARK: Answers

  /// Keeps an answer: it is on the device when this returns. The same answer again changes nothing.
  func answer(_ body: AnswerBody) throws -> [UInt8] {
    let queue = try drawn(body.queue)
    let item = try queue.item(body.item)
    guard AuditKey.entries(isFlagged: item.isFlagged).contains(where: { $0.action == .answer(body.answer) }) else {
      throw WebFault.bad("'\(body.answer.rawValue)' is no answer to this item")
    }
    try catchUp()
    let verdict = JournalVerdict(item, body.answer, stance: body.stance, note: body.note ?? "")
    if !attempts.contains(body.attempt), standing(item) != verdict { try journal.append(.verdict(verdict)) }
    return settled(body.attempt, queue, item)
  }

  /// Takes back the answer to an item that stands; where none does, nothing changes.
  func undo(_ body: UndoBody) throws -> [UInt8] {
    let queue = try drawn(body.queue)
    let item = try queue.item(body.item)
    try catchUp()
    if !attempts.contains(body.attempt), let entry = answers.byItem[item.id] { try journal.append(.undo(entry.id)) }
    return settled(body.attempt, queue, item)
  }

  /// What stands after an answer. The store's table is an index: where it cannot be written now, the journal has it.
  private func settled(_ attempt: String, _ queue: DrawnQueue, _ item: AuditItem) -> [UInt8] {
    attempts.insert(attempt)
    answers = StandingAnswers(journal.entries)
    var warning: String?
    do throws(StoreError) { try JournalIndex.update(store, journal) } catch { warning = error.message }
    return AnswerRecord.bytes(record(item), item: item, answered: answered(queue), warning: warning)
  }

  private func catchUp() throws {
    let known = journal.entries.count
    try journal.catchUp()
    if journal.entries.count > known { answers = StandingAnswers(journal.entries) }
  }

  private func standing(_ item: AuditItem) -> JournalVerdict? {
    if case .verdict(let verdict) = answers.byItem[item.id]?.act { verdict } else { nil }
  }

  private func record(_ item: AuditItem) -> AnswerRecord? {
    answers.byItem[item.id].flatMap { AnswerRecord($0) }
  }

  private func answered(_ queue: DrawnQueue) -> Int { queue.items.count { answers.byItem[$0.id] != nil } }

  // MARK: Queues

  private func drawn(_ query: String) throws -> DrawnQueue {
    let request = try QueueRequest(FormQuery(query), usual: setup.request, tags: setup.tags.map(\.id))
    let name = request.name
    recent.removeAll { $0 == name }
    recent.append(name)
    if let queue = queues[name] { return queue }
    let thresholds = setup.thresholds
    let items = try AuditQueue(request) { thresholds[$0] ?? 0.5 }.items(of: store)
    let queue = DrawnQueue(request, items)
    queues[name] = queue
    if recent.count > Self.keptQueues { queues[recent.removeFirst()] = nil }
    return queue
  }
}

/// The items of a queue, found by their ids.
struct DrawnQueue: Sendable {
  let request: QueueRequest
  let items: [AuditItem]
  private let places: [String: Int]

  init(_ request: QueueRequest, _ items: [AuditItem]) {
    self.request = request
    self.items = items
    places = Dictionary(items.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  static let gone = WebFault(
    code: .noSuchItem, message: "this item is not in the queue any more; reload the page to draw the queue again")

  func item(_ id: String) throws(WebFault) -> AuditItem {
    guard let place = places[id] else { throw Self.gone }
    return items[place]
  }
}
