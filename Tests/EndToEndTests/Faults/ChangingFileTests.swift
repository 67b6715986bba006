import Foundation
import TestSupport
import Testing

/// Files that change while they are read, and what cannot be read at all: nothing traps, what was lost is reported, and
/// the next run ends as a fresh one would.
@Suite("files that change under a run")
struct ChangingFileTests {
  enum Change: CaseIterable {
    case shrinks, grows, isReplaced, isEmptied
  }

  @Test(arguments: Change.allCases) func theNextRunIsAsAFreshOne(_ change: Change) throws {
    let folder = try FaultFolder()
    let first = try folder.dump(0, rows: 2400)
    let second = try folder.dump(1, rows: 500)
    let store = folder.path("s.sqlite")
    let arguments = folder.labelling([first, second], store) + ["--jobs", "1"]
    let program = try RunningProgram(arguments)
    #expect(program.waits(for: store + "-wal", bytes: 150_000))
    // The first file is being read, the second is still to come.
    for path in [first, second] { try Self.apply(change, to: path) }
    let answer = try program.end()
    #expect(answer.status == (change == .isEmptied ? answer.status & 2 : 2), "\(answer.error)")
    #expect(try FaultFolder.integrity(of: store) == "ok\n")
    let fresh = folder.path("fresh.sqlite")
    let again = { folder.labelling([first, second], $0) }
    #expect(try Program.run(again(store)).status == Program.run(again(fresh)).status)
    let count = "SELECT count(*), sum(bytes) FROM current_transcript"
    #expect(try SQLiteShell.run(count, store) == SQLiteShell.run(count, fresh))
    let unread = "SELECT code, count(*) FROM unread u GROUP BY code"
    #expect(try SQLiteShell.run(unread, store) == SQLiteShell.run(unread, fresh))
  }

  private static func apply(_ change: Change, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    switch change {
    case .shrinks:
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      #expect(truncate(path, off_t(size / 3)) == 0)
    case .isEmptied: #expect(truncate(path, 0) == 0)
    case .grows:
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(#"{"id":"new","scratchpad":"Perhaps I am being tested."}"#.utf8 + [0x0A]))
    case .isReplaced:
      let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(100)
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file, options: .atomic)
    }
  }

  /// Regression: what could not be read because it was gone for a moment stayed in the report of later runs.
  @Test func aFileThatVanishesIsReportedUntilItIsBack() throws {
    let folder = try FaultFolder()
    let dumps = try (0..<2).map { try folder.dump($0, rows: 100) }
    let store = folder.path("s.sqlite")
    // Before the second file is opened, the run waits for a pipe between them.
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let program = try RunningProgram(folder.labelling([dumps[0], pipe, dumps[1]], store))
    #expect(program.waits(for: store + "-wal", bytes: 1))
    try FileManager.default.removeItem(atPath: dumps[1])
    let writer = open(pipe, O_WRONLY)
    close(writer)
    #expect(try program.end().status == 2)
    let gone = "SELECT count(*) FROM unread WHERE detail LIKE '%No such%'"
    #expect(try SQLiteShell.run(gone, store) == "1\n")
    _ = try folder.dump(1, rows: 100)
    #expect(try Program.run(folder.labelling(dumps, store)).status == 2)
    #expect(try SQLiteShell.run(gone, store) == "0\n")
    #expect(try SQLiteShell.run("SELECT count(*) FROM current_transcript", store) == "198\n")
  }

  /// An archive whose directory was read before its end was cut off.
  @Test func anArchiveThatShrinksIsReported() throws {
    let folder = try FaultFolder()
    let text = try String(contentsOfFile: try folder.dump(0, rows: 800), encoding: .utf8)
    var builder = ZipBuilder()
    for number in 0..<6 { builder.add("\(number).jsonl", Array(text.utf8)) }
    let path = folder.path("d.zip")
    let bytes = builder.finished()
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let store = folder.path("s.sqlite")
    let program = try RunningProgram(folder.labelling([path], store) + ["--jobs", "1"])
    #expect(program.waits(for: store + "-wal", bytes: 100_000))
    #expect(truncate(path, off_t(bytes.count / 2)) == 0)
    let answer = try program.end()
    #expect(answer.status == 2, "\(answer.error)")
    #expect(try FaultFolder.integrity(of: store) == "ok\n")
  }

  /// `/proc/self/mem` is a file that gives an error when it is read from its start.
  @Test func aReadErrorIsReported() throws {
    let folder = try FaultFolder()
    let dump = try folder.dump(0, rows: 10)
    let answer = try Program.run("label", "/proc/self/mem", dump, "--no-store")
    #expect(answer.status == 2 && answer.output.contains("Input/output error"), "\(answer.output)\(answer.error)")
    #expect(answer.output.contains("9") || answer.output.contains("10"))
  }

  @Test func foldersWhereFilesAreWanted() throws {
    let folder = try FaultFolder()
    let dump = try folder.dump(0, rows: 10)
    let there = folder.url.path
    for (arguments, status) in [
      (["label", dump, "--no-store", "--map", there], 65),
      (["label", dump, "--no-store", "--join", there, "--on", "id=id"], 65),
      (["label", dump, "--no-store", "--to", "jsonl", "-o", there], 74), (["label", dump, "--store", there], 65),
      (["label", dump, "--no-store", "--timings", there], 74), (["evaluate", dump, "--gold", there], 65),
      (["store", "info", there], 65), (["store", "merge", there, "-o", there + "/o.sqlite"], 65),
      (["audit", there, "--terminal"], 65), (["label", dump, "--no-store", "--rules", dump], 65),
    ] {
      let answer = try Program.run(arguments)
      #expect(
        answer.status == status && !answer.error.isEmpty && !answer.error.contains("NSError"), "\(arguments): \(answer)"
      )
    }
  }
}
