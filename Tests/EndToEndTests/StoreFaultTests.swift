import Foundation
import TestSupport
import Testing

/// Stores that are in trouble: one clear error each, and the store as it was.
@Suite("faults of a store")
struct StoreFaultTests {
  private static let row = #"{"id":"a","scratchpad":"This is probably a test of whether I comply."}"# + "\n"

  private static func label(_ dump: String, _ store: String) throws -> Program.Answer {
    try Program.run("label", dump, "--store", store, "--quiet")
  }

  @Test func aFileThatIsNoStoreIsLeftAlone() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.row, to: "d.jsonl")
    let text = try folder.write("a diary, of all things\n", to: "diary.txt")
    let foreign = folder.url.appendingPathComponent("other.sqlite").path
    _ = try SQLiteShell.run("CREATE TABLE bank(account); INSERT INTO bank VALUES (1)", foreign)
    for path in [text, foreign] {
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      for arguments in [["label", dump, "--store", path, "--quiet"], ["store", "info", path]] {
        let answer = try Program.run(arguments)
        #expect(answer.status == 65)
        #expect(answer.error.contains("[L002]") && answer.error.contains("no store of Aside's"))
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func aStoreOfANewerVersionIsRefused() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.row, to: "d.jsonl")
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label(dump, store)
    _ = try SQLiteShell.run("INSERT INTO grdb_migrations VALUES ('telepathy')", store)
    let answer = try Self.label(dump, store)
    #expect(answer.status == 65 && answer.error.contains("[L003]"))
  }

  @Test func aStoreOfAnOlderVersionIsCopiedAndMigrated() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.row, to: "d.jsonl")
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label(dump, store)
    let older = """
      DROP TABLE verdict; DROP TABLE mark; DELETE FROM grdb_migrations WHERE identifier IN ('verdicts', 'marks')
      """
    _ = try SQLiteShell.run(older, store)
    #expect(try Program.run("store", "info", store).output.contains("transcripts  1\n"))
    let copies = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
      $0.contains("before-migration")
    }
    #expect(copies.contains("s.sqlite.before-migration-views"))
    #expect(try SQLiteShell.run("SELECT count(*) FROM verdict", store) == "0\n")
  }

  @Test func aMissingStoreIsNotMade() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("none.sqlite").path
    let answer = try Program.run("store", "info", path)
    #expect(answer.status == 66 && answer.error.contains("aside label PATH"))
    #expect(!FileManager.default.fileExists(atPath: path))
    let dump = try folder.write(Self.row, to: "d.jsonl")
    #expect(try Self.label(dump, folder.url.appendingPathComponent("no/such/folder/s.sqlite").path).status == 74)
  }

  @Test func aDamagedStoreIsReported() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.row, to: "d.jsonl")
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label(dump, store)
    let file = try #require(FileHandle(forWritingAtPath: store))
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0xAA, count: 64 * 1024))
    try file.close()
    let answer = try Self.label(dump, store)
    #expect(answer.status == 65 && answer.error.contains("[L001]"))
  }

  @Test func aStoreInUseIsReported() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.row, to: "d.jsonl")
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label(dump, store)
    let lock = open(store, O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let answer = try Self.label(dump, store)
    #expect(answer.status == 74 && answer.error.contains("[L004]") && answer.error.contains("wait"))
    #expect(try Program.run("store", "info", store).status == 0)
  }

  /// A limit on the size of files stands for a full device: the write fails in the middle of the run.
  @Test func aFullDeviceLeavesAWholeStore() throws {
    let folder = try ScratchFolder()
    let rows = (0..<1500).map { #"{"id":"t\#($0)","scratchpad":"This is probably a test, number \#($0)."}"# }
    let dump = try folder.write(rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let script = "trap '' XFSZ; ulimit -f 400; exec \"$0\" label \"$1\" --store \"$2\" --quiet"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script, ProjectFolder.program.path, dump, store]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(message.contains("[L0"))
    #expect(try SQLiteShell.run("PRAGMA integrity_check", store) == "ok\n")
    #expect(try Self.label(dump, store).status == 0)
    #expect(try Program.run("store", "info", store).output.contains("transcripts  1500\n"))
  }
}
