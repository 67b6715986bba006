import Auditing
import LabelStore
import PatternMatching
import RuleFormat
import TranscriptModel

/// The audit behind the page: queues, texts, answers. One for all windows, which it serves one after the other; only for
/// the device they wait together (`SharedSync`).
actor AuditDesk {
  nonisolated let setup: AuditSetup
  private let store: LabelStore
  private let journal: VerdictJournal
  private let index: JournalIndex
  private let device: SharedSync
  /// Queues that are drawn, the one that was asked for last at the end.
  private var queues: [OpenQueue] = []
  /// Key presses that were answered, by name, and the items they were for; sent again, they count once. The journal
  /// knows those that led to a line, also after a crash; these are for the others.
  private var attempts: [String: String] = [:]
  private let trace: DecisionTrace

  /// Queues that are kept drawn; others are drawn again, the same.
  private static let keptQueues = 8

  /// - Throws: `StoreError`, `JournalError`.
  init(_ setup: AuditSetup) throws {
    self.setup = setup
    store = try LabelStore(existing: setup.store)
    journal = try VerdictJournal(store: setup.store, auditor: setup.auditor)
    index = try JournalIndex(store, journal)
    device = SharedSync(journal)
    trace = DecisionTrace(setup.rules)
  }

  /// How many items the first queue has, and how many of them are answered.
  func count() throws -> (items: Int, answered: Int) {
    let session = try drawn("").session
    return (session.items.count, session.answered)
  }

  // MARK: Reading

  /// The items of a queue, as `aside.audit-queue/1`.
  func queue(_ query: String) throws -> [UInt8] {
    let queue = try drawn(query)
    try queue.session.refresh()
    return QueueRecord(setup).bytes(queue)
  }

  /// One item with its text, as `aside.audit-item/1`.
  func item(_ query: String, _ id: String) throws -> [UInt8] {
    let queue = try drawn(query)
    let item = try queue.item(id)
    return ItemRecord(isBlind: setup.isBlind).bytes(item, try store.passage(of: item.key), queue.session)
  }

  /// How the cues of an item were decided, as `aside.audit-trace/1`.
  func trace(_ query: String, _ id: String) async throws -> [UInt8] {
    guard !setup.isBlind else { throw WebFault.bad("a blind audit does not show how the rules decided") }
    let item = try drawn(query).item(id)
    guard let passage = try store.passage(of: item.key) else { throw OpenQueue.gone }
    return await trace.bytes(passage)
  }

  // MARK: Answers

  /// Keeps an answer: it is on the device when this returns. The same answer again changes nothing.
  func answer(_ body: AnswerBody) async throws -> [UInt8] {
    let queue = try drawn(body.queue)
    let item = try queue.item(body.item)
    guard AuditKey.entries(isFlagged: item.isFlagged).contains(where: { $0.action == .answer(body.answer) }) else {
      throw WebFault.bad("'\(body.answer.rawValue)' is no answer to this item")
    }
    guard body.answer != .wrongStance || body.stance != nil else {
      throw WebFault.bad("'wrong-stance' needs the right stance")
    }
    if let tag = body.tag { try checkTag(tag) }
    return try await settle(body.attempt, queue) {
      let note = body.note ?? ""
      let verdict = JournalVerdict(item, body.answer, stance: body.stance, otherTag: body.tag, note: note)
      if queue.session.answer(to: item) != verdict {
        try queue.session.answer(
          item, body.answer, stance: body.stance, otherTag: body.tag, note: note, attempt: body.attempt)
      }
      return item.id
    }
  }

  /// Takes the last answer or mark of the queue back; where there is none, nothing changes.
  func undo(_ body: UndoBody) async throws -> [UInt8] {
    let queue = try drawn(body.queue)
    return try await settle(body.attempt, queue) {
      try queue.session.undo(attempt: body.attempt).map { queue.session.items[$0].id } ?? ""
    }
  }

  /// Keeps words of a text as a cue: a missed one, or one of the rules' with its ends moved.
  func mark(_ body: MarkBody) async throws -> [UInt8] {
    let queue = try drawn(body.queue)
    let item = try queue.item(body.item)
    try checkTag(body.tag)
    guard let passage = try store.passage(of: item.key) else { throw OpenQueue.gone }
    let places = ItemPlaces(passage)
    guard let range = places.range(body.part, body.start, body.end),
      let words = MarkedWords(passage, piece: body.part, range)
    else { throw WebFault.bad("these are no words of the reasoning") }
    let replaced = try body.replaces.map { number throws(WebFault) in
      guard let place = places.place(ofMark: number) else { throw .bad("there is no cue number \(number)") }
      return place
    }
    return try await settle(body.attempt, queue) {
      try queue.session.mark(
        item.key, words, tag: body.tag, stance: body.stance, replaces: replaced, attempt: body.attempt)
      return item.id
    }
  }

  /// Takes one mark away, by its id; one that is gone is passed over.
  func unmark(_ body: UnmarkBody) async throws -> [UInt8] {
    let queue = try drawn(body.queue)
    let item = try queue.item(body.item)
    return try await settle(body.attempt, queue) {
      if queue.session.marks(in: item.key).contains(where: { $0.id == body.mark }) {
        try queue.session.undo(body.mark, attempt: body.attempt)
      }
      return item.id
    }
  }

  /// Makes the texts with the same words items of their own, in this and every other window.
  func open(_ body: OpenBody) throws -> [UInt8] {
    let queue = try drawn(body.queue)
    try queue.open(body.item)
    return QueueRecord(setup).bytes(queue)
  }

  /// Does what a key asks for, once, and says what stands then, when all of it is on the device. Nothing is looked at or
  /// written behind the wait: others may have answered meanwhile.
  ///
  /// - Parameter act: Returns the id of the item it was for; empty where it was for none.
  private func settle(_ attempt: String, _ queue: OpenQueue, _ act: () throws -> String) async throws -> [UInt8] {
    try queue.session.refresh()
    let item = try attempts[attempt] ?? queue.session.item(ofAttempt: attempt) ?? act()
    attempts[attempt] = item
    let known = item.isEmpty ? nil : try queue.item(item)
    let passage = try known.flatMap { queue.session.marks(in: $0.key).isEmpty ? nil : try store.passage(of: $0.key) }
    let settled = SettledRecord(known, passage, queue.session)
    try await device.keeps(through: journal.entries.count)
    return settled.bytes(warning: indexed())
  }

  /// Brings the store up to the journal, which has all; what it does not take follows later.
  private func indexed() -> String? {
    do { try index.update() } catch { return error.message }
    return index.isBehind ? "the store is busy or full; the answer is in the journal and will follow" : nil
  }

  /// Waits until all that was written is on the device.
  func finish() async { try? await device.keeps(through: journal.entries.count) }

  private func checkTag(_ tag: String) throws(WebFault) {
    guard setup.tags.contains(where: { $0.id == tag }) else { throw .bad("there is no tag '\(tag)'") }
  }

  private func drawn(_ query: String) throws -> OpenQueue {
    let request = try QueueRequest(FormQuery(query), usual: setup.request, tags: setup.tags.map(\.id))
    // Whoever chose the rule knows which one found the cue.
    guard !setup.isBlind || request.scope.rule == setup.request.scope.rule else {
      throw WebFault.bad("a blind audit does not say which rule found what; leave 'rule' out of the address")
    }
    if let place = queues.firstIndex(where: { $0.request == request }) { queues.append(queues.remove(at: place)) }
    if let queue = queues.last, queue.request == request { return queue }
    let thresholds = setup.thresholds
    let items: [AuditItem]
    do {
      items = try AuditQueue(request) { thresholds[$0] ?? 0.5 }.items(of: store)
    } catch let error as PatternError {
      throw WebFault.bad("the search pattern does not compile: \(error.message) (byte \(error.offset))")
    }
    let queue = OpenQueue(request, try AuditSession(store, journal, items, index: index))
    queues = queues.suffix(Self.keptQueues - 1) + [queue]
    return queue
  }
}
