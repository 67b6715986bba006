import Auditing
import Foundation
import Testing

@testable import AuditWeb

@Suite("one sync for many answers")
struct SharedSyncTests {
  /// As the desk: all of it on one actor.
  private actor Desk {
    let journal: VerdictJournal
    let device: SharedSync

    init(_ store: String) throws {
      journal = try VerdictJournal(store: store, auditor: "ann")
      device = SharedSync(journal)
    }

    /// - Returns: Whether the line was on the device when the wait for it ended.
    func write(_ number: Int) async throws -> Bool {
      try journal.append(.undo("\(number)"), attempt: "press-\(number)")
      let line = journal.entries.count
      try await device.keeps(through: line)
      return journal.synced >= line
    }

    var lines: Int { journal.entries.count }
  }

  @Test func everyAnswerWaitsForASyncBehindItsLine() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("aside-sync-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s").path
    let desk = try Desk(store)
    let kept = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 { group.addTask { try await desk.write(number) } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(kept == 200)
    #expect(await desk.lines == 200)
    let again = try VerdictJournal(store: store, auditor: "ann")
    #expect(Set(again.entries.map(\.attempt)).count == 200)
  }
}
