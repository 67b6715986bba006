import Auditing
import Foundation
import LabelStore
import Testing

@Suite("Journals of verdicts")
struct JournalTests {
  private let tag = "evaluation.suspicion"

  private func session(_ audit: AuditStore, _ auditor: String = "ann") throws -> AuditSession {
    let items = try AuditQueue(QueueRequest(tags: [tag], size: 20)).items(of: audit.store)
    return try AuditSession(audit.store, try VerdictJournal(store: audit.path, auditor: auditor), items)
  }

  @Test func answersOutliveTheSession() throws {
    let audit = try AuditStore()
    let first = try session(audit)
    for item in first.items.prefix(3) { try first.answer(item, .right, note: "clear „as day“\n") }
    let second = try session(audit)
    #expect(second.answered == 3 && second.next() == 3)
    #expect(second.answer(to: second.items[0])?.note == "clear „as day“\n")
    let rows = try audit.store.verdicts()
    #expect(rows.count == first.items.prefix(3).reduce(0) { $0 + 1 + $1.alike.count })
  }

  @Test func undoTakesTheLastBackAndKeepsItInTheJournal() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    try session.answer(session.items[0], .right)
    try session.answer(session.items[1], .notACue)
    #expect(try session.undo() == 1)
    #expect(session.answered == 1 && session.next() == 1)
    #expect(try session.undo() == 0)
    #expect(try session.undo() == nil)
    #expect(try audit.store.verdicts().isEmpty)
    #expect(try VerdictJournal(store: audit.path, auditor: "ann").entries.count == 4)
  }

  /// Ids of items are no different for an auditor who has answered another queue before.
  @Test func undoLeavesOtherQueuesAlone() throws {
    let audit = try AuditStore()
    let first = try session(audit)
    try first.answer(first.items[0], .right)
    let journal = try VerdictJournal(store: audit.path, auditor: "ann")
    let second = try AuditSession(audit.store, journal, Array(first.items.dropFirst(5)))
    #expect(try second.undo() == nil)
    #expect(try VerdictJournal(store: audit.path, auditor: "ann").entries.count == 1)
  }

  @Test func theSecondAnswerStandsUntilItIsTakenBack() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    let item = session.items[0]
    try session.answer(item, .right)
    try session.answer(item, .notACue)
    #expect(Set(try audit.store.verdicts().map(\.answer)) == [.notACue])
    #expect(try session.undo() == 0)
    #expect(session.answer(to: item)?.answer == .right)
    #expect(Set(try audit.store.verdicts().map(\.answer)) == [.right])
  }

  @Test func journalsAreForTheirOwnerOnly() throws {
    let audit = try AuditStore()
    _ = try session(audit)
    let files = FileManager.default
    let path = VerdictJournal.folder(of: audit.path)
    #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o700)
    #expect(try files.attributesOfItem(atPath: path + "/ann.jsonl")[.posixPermissions] as? Int == 0o600)
  }

  @Test func twoWindowsWriteOneChain() throws {
    let audit = try AuditStore()
    let sessions = [try session(audit), try session(audit)]
    for number in 0..<10 { try sessions[number % 2].answer(sessions[0].items[number], .right) }
    let journal = try VerdictJournal(store: audit.path, auditor: "ann")
    #expect(journal.entries.count == 10)
    #expect(try session(audit).answered == 10)
  }

  @Test func aChangedLineIsFound() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    for item in session.items.prefix(4) { try session.answer(item, .right) }
    let path = VerdictJournal.folder(of: audit.path) + "/ann.jsonl"
    let lines = try String(contentsOfFile: path, encoding: .utf8)
    let changed = lines.replacingOccurrences(of: "\"true\"", with: "\"not-a-cue\"", range: lines.range(of: "\"true\""))
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: JournalError(code: .tampered, path: path, line: 2)) {
      _ = try VerdictJournal(store: audit.path, auditor: "ann")
    }
  }

  @Test func aTornLineIsNoAnswer() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    try session.answer(session.items[0], .right)
    let path = VerdictJournal.folder(of: audit.path) + "/ann.jsonl"
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(#"{"schema":"aside.verd"#.utf8))
    try file.close()
    let again = try self.session(audit)
    #expect(again.answered == 1)
    try again.answer(again.items[1], .missed)
    #expect(try VerdictJournal(store: audit.path, auditor: "ann").entries.count == 2)
  }

  @Test func namesThatAreNoFilesAreRefused() throws {
    let audit = try AuditStore()
    for name in ["", "../ann", "a/b", ".hidden", "a b", "\u{0}"] {
      #expect(throws: JournalError.self) { _ = try VerdictJournal(store: audit.path, auditor: name) }
    }
    _ = try VerdictJournal(store: audit.path, auditor: "Zoë-2")
  }

  @Test func auditorsAreCompared() throws {
    let audit = try AuditStore()
    let sessions = [try session(audit, "ann"), try session(audit, "bob")]
    for (number, item) in sessions[0].items.enumerated() {
      try sessions[0].answer(item, number % 2 == 0 ? .right : .notACue)
      try sessions[1].answer(item, number % 2 == 0 || number == 1 ? .right : .notACue)
    }
    let report = AgreementReport(try audit.store.verdicts())
    #expect(report.auditors == ["ann", "bob"])
    let row = try #require(report.rows.first)
    #expect(row.tag == nil && row.items == row.pairs && row.items >= 20)
    let figures = [row.raw.value, row.kappa.value, row.alpha.value].map { $0 ?? 0 }
    #expect(figures[0] > 0.6 && figures[0] < 1 && figures[1] > 0.3 && figures[2] > 0.3)
    #expect(VerdictJournal.auditors(of: audit.path) == ["ann", "bob"])
  }
}
