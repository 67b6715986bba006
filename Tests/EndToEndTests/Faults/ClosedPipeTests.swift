import Foundation
import TestSupport
import Testing

/// Readers that go away, streams that were never open, devices that are full: no trap, and an exit code that says it.
@Suite("output that nobody takes")
struct ClosedPipeTests {
  /// - Returns: The exit code of `aside`, 128 and more where a signal ended it, and what reached the shell's streams.
  private static func shell(_ script: String, in folder: FaultFolder) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let program = """
      aside() { case $1 in convert) "$ASIDE" "$@" ;; *) "$ASIDE" "$@" $RULES ;; esac; }

      """
    process.arguments = ["-c", program + script]
    process.environment = [
      "ASIDE": ProjectFolder.program.path, "PATH": "/usr/bin:/bin", "RULES": folder.rules.joined(separator: " "),
    ].merging(ProjectFolder.sanitizerOptions) { $1 }
    process.currentDirectoryURL = folder.url
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func aReaderThatGoesAwayIsNoFailure() throws {
    let folder = try FaultFolder()
    _ = try folder.dump(0, rows: 1500)
    for command in [
      "label dump-0.jsonl --no-store --to jsonl", "label dump-0.jsonl --no-store --to csv",
      "label dump-0.jsonl --no-store --to sarif", "convert dump-0.jsonl --to jsonl", "explain dump-0.jsonl",
      "rules list",
    ] {
      let answer = try Self.shell(
        "set -o pipefail; aside \(command) 2>err | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}", in: folder)
      // 2 where all of it fitted into the pipe: the dump has lines that cannot be read.
      #expect([0, 2].contains(answer.status), "\(command): \(answer.status) \(answer.output)")
      let said = try String(contentsOf: folder.url.appendingPathComponent("err"), encoding: .utf8)
      #expect(!said.contains("rror") && !said.contains("rash"), "\(command): \(said)")
    }
  }

  /// Regression: writing to a closed standard error trapped.
  @Test(arguments: ["2>&-", "2>/dev/full", "2> >(exec 0<&-)", ">&- 2>&-"])
  func nobodyReadsErrors(_ streams: String) throws {
    let answer = try Self.shell("aside label nowhere.jsonl \(streams)", in: try FaultFolder())
    #expect(answer.status == 66, "\(answer.output)")
  }

  @Test func outputThatGoesNowhereFails() throws {
    let folder = try FaultFolder()
    _ = try folder.dump(0, rows: 60)
    for streams in [">&-", ">/dev/full"] {
      for command in ["label dump-0.jsonl --no-store --to jsonl", "rules list"] {
        let answer = try Self.shell("aside \(command) \(streams)", in: folder)
        #expect(answer.status == 74 && answer.output.contains("cannot write standard output"), "\(command) \(streams)")
      }
    }
  }

  /// Regression: a store that is opened while standard error is closed must not get what is meant for people.
  @Test func closedStreamsDoNotReachTheStore() throws {
    let folder = try FaultFolder()
    _ = try folder.dump(0, rows: 60)
    let answer = try Self.shell("aside label dump-0.jsonl --store s.sqlite <&- >&- 2>&-", in: folder)
    #expect(answer.status == 74)
    let store = folder.path("s.sqlite")
    #expect(try FaultFolder.integrity(of: store) == "ok\n")
    #expect(try SQLiteShell.run("SELECT count(*) FROM transcript", store) == "59\n")
  }

  /// Regression: rows of a table that were still in memory when the temporary folder was full were left out, with 0.
  @Test func aTableWithoutRoomFails() throws {
    let folder = try FaultFolder()
    let count = folder.rules.isEmpty ? 6 : 120
    let rows = (0..<count).map { #"{"id":"t\#($0)","model":"m","scratchpad":"This is a test."}"# + "\n" }.joined()
    _ = try folder.write(rows, to: "d.jsonl")
    // A line for each tag, 5 to 6 KB in all: what does not fit is the last part.
    let answer = try Self.shell(
      "ulimit -f 4; set -o pipefail; aside label d.jsonl --no-store --quiet --to csv | wc -l; exit ${PIPESTATUS[0]}",
      in: folder)
    #expect(answer.status == 74, "\(answer.output)")
  }
}
