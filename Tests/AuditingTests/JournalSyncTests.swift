import Foundation
import LabelStore
import Testing

@testable import Auditing

@Suite("Journals and the device")
struct JournalSyncTests {
  private func items(_ audit: AuditStore) throws -> [AuditItem] {
    try AuditQueue(QueueRequest(tags: ["evaluation.suspicion"], size: 20)).items(of: audit.store)
  }

  @Test func aSyncKeepsTheLinesBeforeIt() throws {
    let audit = try AuditStore()
    let journal = try VerdictJournal(store: audit.path, auditor: "ann")
    try journal.append(.undo("a"))
    try journal.append(.undo("b"))
    let sync = journal.nextSync
    try journal.append(.undo("c"))
    #expect(journal.synced == 0)
    try sync.run()
    journal.finish(sync)
    #expect(journal.synced == 2 && journal.entries.count == 3)
    try journal.sync()
    #expect(journal.synced == 3)
    journal.finish(sync)
    #expect(journal.synced == 3, "an older sync takes nothing back")
  }

  /// After a power cut the store must not know answers that the journal lost.
  @Test func theStoreHearsOfAnswersWhenTheyAreOnTheDevice() throws {
    let audit = try AuditStore()
    let journal = try VerdictJournal(store: audit.path, auditor: "ann")
    let index = try JournalIndex(audit.store, journal)
    let queue = try items(audit)
    let sessions = try (0..<2).map { _ in try AuditSession(audit.store, journal, queue, index: index) }
    for item in queue.prefix(3) { try sessions[0].answer(item, .unclear) }
    try index.update()
    #expect(try sessions[0].answered == 3 && audit.store.verdicts().isEmpty)
    let sync = journal.nextSync
    try sessions[1].answer(queue[0], .notACue)
    try sync.run()
    journal.finish(sync)
    try index.update()
    #expect(Set(try audit.store.verdicts().map(\.answer)) == [.unclear])
    try journal.sync()
    try index.update()
    let first = try audit.store.verdicts().filter { $0.transcript == queue[0].key }
    #expect(first.map(\.answer) == [.notACue] && sessions[1].answered == 3)
  }

  @Test func withoutASharedIndexEachAnswerIsOnTheDevice() throws {
    let audit = try AuditStore()
    let journal = try VerdictJournal(store: audit.path, auditor: "ann")
    let session = try AuditSession(audit.store, journal, try items(audit))
    for count in 1...3 {
      try session.answer(session.items[count], .unclear)
      #expect(journal.synced == count)
    }
    #expect(try !audit.store.verdicts().isEmpty)
  }
}
