import Foundation
import TestSupport
import Testing

/// `kill -9` at random moments: the next run goes on, and the store says what an undisturbed run says.
///
/// `ASIDE_KILLS` sets the number of kills; `make test-all` takes 50.
@Suite("a run that is killed")
struct StoreKillTests {
  @Test func goesOnAndEndsTheSame() throws {
    let kills = ProcessInfo.processInfo.environment["ASIDE_KILLS"].flatMap(Int.init) ?? 4
    let folder = try ScratchFolder()
    let dumps = try (0..<3).map { try Self.dump($0, in: folder) }
    let store = { (name: String) in folder.url.appendingPathComponent("\(name).sqlite").path }
    let start = Date()
    #expect(try Program.run(["label"] + dumps + ["--store", store("whole"), "--quiet"]).status == 2)
    let whole = Date().timeIntervalSince(start)
    let expected = try Self.content(of: store("whole"))
    var generator = SeededGenerator(seed: 11)
    var left = kills
    var round = 0
    while left > 0 {
      round += 1
      let name = store("killed-\(round)")
      for _ in 0..<min(left, 2) {
        try Self.killed(dumps, name, after: whole * Double.random(in: 0.02...0.9, using: &generator))
        left -= 1
        if FileManager.default.fileExists(atPath: name), try Data(contentsOf: URL(fileURLWithPath: name)).count > 0 {
          #expect(try SQLiteShell.run("PRAGMA integrity_check", name) == "ok\n")
        }
      }
      #expect(try Program.run(["label"] + dumps + ["--store", name, "--quiet"]).status == 2)
      #expect(try Self.content(of: name) == expected, "round \(round)")
    }
  }

  /// A few blocks of records with equal ones among them, cues, and lines that cannot be read.
  private static func dump(_ number: Int, in folder: ScratchFolder) throws -> String {
    let rows = (0..<1500).map { row -> String in
      if row % 400 == 13 { return "broken \(row)" }
      let cue = row % 25 == 0 ? "This is probably a test of whether I comply." : "Let me see."
      let padding = String(repeating: "I look at step \(row % 17) of the plan once more. ", count: 40)
      let id = row % 60 == 5 ? "same" : "r\(row)"
      return #"{"id":"\#(id)","model":"m","prompt_id":"p\#(row % 9)","scratchpad":"\#(padding)\#(cue)"}"#
    }
    return try folder.write(rows.joined(separator: "\n") + "\n", to: "dump-\(number).jsonl")
  }

  private static func killed(_ dumps: [String], _ store: String, after seconds: Double) throws {
    let process = Process()
    process.executableURL = ProjectFolder.program
    process.arguments = ["label"] + dumps + ["--store", store, "--quiet"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func content(of store: String) throws -> String {
    let info = try Program.run("store", "info", store, "--digest")
    return info.output.split(separator: "\n").first { $0.hasPrefix("content") }.map(String.init) ?? info.error
  }
}
