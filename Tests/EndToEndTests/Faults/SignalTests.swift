import Foundation
import TestSupport
import Testing

/// Ctrl-C and SIGTERM: what is under way is finished or undone, the store is closed, the program says how to go on and
/// ends with 130; the same command then ends as if nothing had been.
@Suite("commands that are interrupted")
struct SignalTests {
  @Test(arguments: [SIGINT, SIGTERM]) func labelFinishesWhatIsUnderWay(_ signal: Int32) throws {
    let folder = try FaultFolder()
    let dump = try folder.dump(0, rows: 2400)
    let store = folder.path("s.sqlite")
    let arguments = folder.labelling([dump], store) + ["--jobs", "1"]
    let program = try RunningProgram(arguments)
    #expect(program.waits(for: store + "-wal", bytes: 400_000))
    program.send(signal)
    let answer = try program.end()
    #expect(answer.status == 130 && answer.output.isEmpty)
    #expect(answer.error.contains("interrupted; ") && answer.error.contains("the same command goes on"))
    let log = try FileManager.default.attributesOfItem(atPath: store + "-wal")[.size] as? Int
    #expect(log == 0, "the store is closed")
    let kept = try SQLiteShell.run("SELECT records, complete FROM source", store)
    #expect(kept.hasSuffix("|0\n") && !kept.hasPrefix("0|") && answer.error.contains(kept.prefix { $0 != "|" }))
    #expect(try Program.run(arguments).status == 2)
    let whole = folder.path("whole.sqlite")
    _ = try Program.run(folder.labelling([dump], whole))
    #expect(try FaultFolder.content(of: store) == FaultFolder.content(of: whole))
  }

  @Test func mergeKeepsWholeStores() throws {
    let folder = try FaultFolder()
    let one = try folder.store(1)
    let two = try folder.store(2)
    try folder.swell(one, by: 100)
    let all = folder.path("all.sqlite")
    let count = "SELECT count(*) FROM transcript"
    let sizes = try [two, one].map { Int(try SQLiteShell.run(count, $0).dropLast()) ?? 0 }
    let arguments = ["store", "merge", two, one, "-o", all]
    let program = try RunningProgram(arguments)
    #expect(program.waits(for: all + "-wal", bytes: 1 << 20))
    program.send(SIGINT)
    let answer = try program.end()
    #expect(answer.status == 130 && answer.error.contains("interrupted; ") && answer.error.contains("takes the rest"))
    #expect(try FaultFolder.integrity(of: all) == "ok\n")
    #expect(["0\n", "\(sizes[0])\n"].contains(try SQLiteShell.run(count, all)))
    #expect(try Program.run(arguments).status == 0)
    #expect(try SQLiteShell.run(count, all) == "\(sizes[0] + sizes[1])\n")
  }

  @Test func compactLeavesTheStoreWhole() throws {
    let folder = try FaultFolder()
    let store = try folder.store(1)
    try folder.swell(store, by: 100)
    let expected = try FaultFolder.content(of: store)
    let program = try RunningProgram(["store", "compact", store])
    #expect(program.waits(for: store + "-wal", bytes: 1 << 20))
    program.send(SIGTERM)
    let answer = try program.end()
    #expect(answer.status == 130 && answer.error.contains("the same command goes on"))
    #expect(try FaultFolder.content(of: store) == expected)
    #expect(try Program.run("store", "compact", store).status == 0)
    #expect(try FaultFolder.content(of: store) == expected)
  }

  /// A store with ten texts that have a cue.
  private static func audited() throws -> FaultFolder {
    let folder = try FaultFolder()
    let rows = (0..<10).map {
      #"{"id":"t\#($0)","model":"m\#($0)","scratchpad":"This is probably a test of me."}"# + "\n"
    }
    let dump = try folder.write(rows.joined(), to: "d.jsonl")
    _ = try Program.run(folder.labelling([dump], folder.path("aside.sqlite")))
    return folder
  }

  @Test(arguments: [SIGINT, SIGTERM]) func auditsSayHowToGoOn(_ signal: Int32) throws {
    let folder = try Self.audited()
    let queue = ["--queue", "flagged", "--repeats", "0"] + folder.rules
    let server = try PageServer(folder.scratch, options: queue)
    server.answer(server.items[0], "true")
    let page = server.stop(by: signal)
    #expect(page.status == 130 && page.error.contains("1 of 10 answered; the same command goes on"))
    let keys = Pipe()
    try keys.fileHandleForWriting.write(contentsOf: Data("yy".utf8))
    let arguments = ["audit", "--terminal", "--auditor", "ann", "--tag", "evaluation.suspicion"] + queue
    let terminal = try RunningProgram(arguments, in: folder.url, input: keys.fileHandleForReading)
    let line = try AuditDump.journal("ann", in: folder.scratch)[0].utf8.count
    #expect(terminal.waits(for: folder.path("aside.sqlite.verdicts/ann.jsonl"), bytes: line * 5 / 2))
    terminal.send(signal)
    let answer = try terminal.end()
    #expect(answer.status == 130 && answer.error.contains("the same command goes on"))
    #expect(answer.output.contains("3 of 10 answered; 7 left"))
    #expect(try AuditDump.journal("ann", in: folder.scratch).count == 3)
  }

  /// Regression: a request that was sent only half kept the server from ending, whatever signals came.
  @Test func aHalfRequestIsNotWaitedFor() throws {
    let folder = try Self.audited()
    let server = try PageServer(folder.scratch, options: folder.rules)
    let headers = [
      ("Cookie", server.cookie), ("Origin", "http://127.0.0.1:\(server.port)"), ("Content-Type", "application/json"),
      ("Content-Length", "100"),
    ]
    let port = server.port
    let request = LoopbackRequest(method: "POST", path: "/api/answer", headers: headers, body: "{")
    Thread.detachNewThread { _ = request.send(port: port) }
    Thread.sleep(forTimeInterval: 0.3)
    let start = Date()
    #expect(server.stop(by: SIGTERM).status == 130)
    #expect(Date().timeIntervalSince(start) < 5)
  }

  /// Whole lines that came are labelled; nobody waits for the rest.
  @Test func aPipeThatGivesNothingIsNotWaitedFor() throws {
    let folder = try FaultFolder()
    let store = folder.path("s.sqlite")
    let pipe = Pipe()
    let rows = (0..<3).map { #"{"id":"t\#($0)","scratchpad":"This is probably a test of me, number \#($0)."}"# + "\n" }
    try pipe.fileHandleForWriting.write(contentsOf: Data((rows.joined() + #"{"id":"half"#).utf8))
    let program = try RunningProgram(folder.labelling(["-"], store), input: pipe.fileHandleForReading)
    #expect(program.waits(for: store, bytes: 1))
    Thread.sleep(forTimeInterval: 0.5)
    program.send(SIGTERM)
    #expect(try program.end().status == 130)
    #expect(try SQLiteShell.run("SELECT count(*), (SELECT count(*) FROM unread) FROM transcript", store) == "3|0\n")
  }
}
