import Foundation
import LabelStore
import Testing

@testable import Auditing

@Suite("Audits in trouble")
struct AuditFaultTests {
  private func session(_ audit: AuditStore) throws -> AuditSession {
    let items = try AuditQueue(QueueRequest(tags: ["evaluation.suspicion"], size: 20)).items(of: audit.store)
    return try AuditSession(audit.store, VerdictJournal(store: audit.path, auditor: "ann"), items)
  }

  /// The chain of hashes does not show that lines at the end are gone; the store does.
  @Test func aShortenedJournalIsFound() throws {
    let audit = try AuditStore()
    let first = try session(audit)
    for item in first.items.prefix(3) { try first.answer(item, .unclear) }
    let path = VerdictJournal.folder(of: audit.path) + "/ann.jsonl"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").prefix(2)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let rows = try audit.store.verdicts().count
    #expect { _ = try session(audit) } throws: { ($0 as? JournalError)?.code == .shortened }
    #expect(try audit.store.verdicts().count == rows, "nothing is lost by looking")
    try JournalIndex.update(audit.store, VerdictJournal(store: audit.path, auditor: "ann"), forgets: true)
    #expect(try session(audit).answered == 2)
  }

  /// A journal that was brought from another machine, or a store that was busy.
  @Test func theStoreIsBroughtUpToTheJournal() throws {
    let audit = try AuditStore()
    let first = try session(audit)
    for item in first.items.prefix(3) { try first.answer(item, .unclear) }
    try audit.store.withdraw(try audit.store.verdicts().map(\.id))
    #expect(try session(audit).answered == 3)
    #expect(try audit.store.verdicts().count >= 3)
  }

  /// What is written to a file without a name is lost with the process; what is written behind a cut leaves NULs.
  @Test(arguments: ["replaced", "deleted", "cut"]) func aJournalThatGoesAwayTakesNoAnswers(_ how: String) throws {
    let audit = try AuditStore()
    let first = try session(audit)
    for item in first.items.prefix(3) { try first.answer(item, .unclear) }
    let file = URL(fileURLWithPath: VerdictJournal.folder(of: audit.path) + "/ann.jsonl")
    let whole = try Data(contentsOf: file)
    switch how {
    case "replaced": try whole.write(to: file, options: .atomic)
    case "deleted": try FileManager.default.removeItem(at: file)
    default: #expect(truncate(file.path, off_t(whole.count / 2)) == 0)
    }
    let left = try? Data(contentsOf: file)
    #expect { try first.answer(first.items[3], .unclear) } throws: { ($0 as? JournalError)?.code == .replaced }
    #expect((try? Data(contentsOf: file)) == left && first.answered == 3)
    try whole.write(to: file)
    #expect(try session(audit).answered == 3)
  }

  /// A server that is killed between the journal and its answer: the page sends the same key presses to the next one.
  @Test func aKeyPressIsKnownAfterACrash() throws {
    let audit = try AuditStore()
    let first = try session(audit)
    for item in first.items.prefix(3) { try first.answer(item, .unclear, attempt: "answer \(item.id)") }
    #expect(try first.undo(attempt: "back") == 2)
    let second = try session(audit)
    #expect(second.item(ofAttempt: "back") == second.items[2].id && second.answered == 2)
    #expect(second.item(ofAttempt: "answer \(first.items[0].id)") == second.items[0].id)
    #expect(second.item(ofAttempt: "another") == nil && second.item(ofAttempt: "") == nil)
  }

  @Test func aMissingFolderIsSaid() throws {
    #expect { _ = try VerdictJournal(store: "/nowhere/at/all.sqlite", auditor: "ann") } throws: {
      ($0 as? JournalError)?.code == .unwritable
    }
  }

  @Test func answersAreFastHoweverManyThereAre() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    let start = ContinuousClock.now
    for number in 0..<400 { try session.answer(session.items[number % session.items.count], .unclear) }
    let each = (ContinuousClock.now - start) / 400
    #expect(each < .milliseconds(50), "\(each)")
  }
}
