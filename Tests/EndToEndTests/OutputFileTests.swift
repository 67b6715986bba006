import Foundation
import TestSupport
import Testing

/// What a command writes never takes the place of what it reads, and what Aside has written is no dump.
@Suite("outputs beside inputs")
struct OutputFileTests {
  private static let row = #"{"id":"a","model":"m","scratchpad":"I think this is a test of me, so I will comply."}"#

  @Test(arguments: [
    ["label", "dump.jsonl", "--no-store", "--to", "jsonl", "-o", "./dump.jsonl"],
    ["label", "dump.jsonl", "--no-store", "--to", "csv", "-o", "link.jsonl"],
    ["label", ".", "--no-store", "--timings", "dump.jsonl"],
    ["label", "dump.jsonl", "--no-store", "--join", "join.jsonl", "--on", "id=id", "--timings", "join.jsonl"],
    ["label", "dump.jsonl", "--no-store", "--to", "jsonl", "-o", "new", "--timings", "new"],
    ["convert", "dump.jsonl", "-o", "dump.jsonl"], ["profile", "-o", "aside.sqlite"],
    ["profile", "aside.sqlite", "--format", "html", "-o", "./aside.sqlite"],
    ["evaluate", "dump.jsonl", "--gold", "gold.csv", "-o", "gold.csv"],
    ["calibrate", "dump.jsonl", "--gold", "gold.csv", "-o", "gold.csv"],
    ["calibrate", "dump.jsonl", "--gold", "gold.csv", "--sentences", "dump.jsonl"],
    ["doctor", "dump.jsonl", "--write-map", "dump.jsonl"],
    ["export", "--to", "gold", "-o", "aside.sqlite"],
    ["label", "dump.jsonl", "--to", "jsonl", "-o", "new.sqlite", "--store", "./new.sqlite"],
  ])
  func anOutputThatIsReadIsRefused(arguments: [String]) throws {
    let folder = try ScratchFolder()
    for name in ["dump.jsonl", "join.jsonl"] { _ = try folder.write(Self.row + "\n", to: name) }
    _ = try folder.write("id,tag,present\na,evaluation.suspicion,true\n", to: "gold.csv")
    let (dump, link) = ("dump.jsonl", folder.url.appendingPathComponent("link.jsonl").path)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: dump)
    _ = try Program.run(["label", dump, "--quiet"], folder: folder.url)
    let before = try Self.contents(of: folder)
    let answer = try Program.run(arguments, folder: folder.url)
    #expect(answer.status == 64 && answer.error.contains("name another file"), "\(answer.error)")
    #expect(!answer.error.contains("Usage:"))
    #expect(try Self.contents(of: folder) == before)
  }

  private static func contents(of folder: ScratchFolder) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.url.appendingPathComponent($0))) })
  }

  @Test func standardInputIsAnInput() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.row + "\n", to: "dump.jsonl")
    let command = "\"\(ProjectFolder.program.path)\" label - --no-store --to jsonl -o dump.jsonl < dump.jsonl"
    let answer = try Self.shell(command, in: folder)
    #expect(answer == 64 && FileManager.default.contents(atPath: dump)?.count == Self.row.utf8.count + 1)
  }

  /// It would grow for as long as it is read.
  @Test func theFileThatStandardOutputGoesToIsNotRead() throws {
    let folder = try ScratchFolder()
    // As many files as are not all opened before the first records are written.
    for number in 0..<300 {
      _ = try folder.write(String(repeating: Self.row + "\n", count: 10), to: "d\(number).jsonl")
    }
    let command = "\"\(ProjectFolder.program.path)\" label . --no-store --jobs 1 --to jsonl > out.jsonl"
    #expect(try Self.shell(command, in: folder) == 0)
    let lines = try String(contentsOf: folder.url.appendingPathComponent("out.jsonl"), encoding: .utf8).split(
      separator: "\n")
    #expect(lines.count == 3_000)
  }

  @Test func aPipeInAFolderIsReadOnce() throws {
    let folder = try ScratchFolder()
    let rows = try folder.write(String(repeating: Self.row + "\n", count: 50), to: "rows")
    let command =
      "mkdir d && mkfifo d/f.jsonl && (cat \(rows) > d/f.jsonl &) && \"\(ProjectFolder.program.path)\" "
      + "label d --no-store --to jsonl -o out.jsonl --quiet"
    #expect(try Self.shell(command, in: folder) == 0)
    let text = try String(contentsOf: folder.url.appendingPathComponent("out.jsonl"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 50)
  }

  private static func shell(_ command: String, in folder: ScratchFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "ulimit -f 20000; timeout -s KILL 60 sh -c '\(command)' 2>/dev/null"]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func twoOutputsMayGoToOneDevice() throws {
    let answer = try Program.run(
      ["label", "-", "--no-store", "--to", "jsonl", "-o", "/dev/null", "--timings", "/dev/null", "--quiet"],
      input: Data(Self.row.utf8))
    #expect(answer.status == 0)
  }

  @Test func aDeviceMayBeReadAndWritten() throws {
    let answer = try Program.run("label", "/dev/null", "--no-store", "--to", "jsonl", "-o", "/dev/null")
    #expect(answer.status == 0 && answer.error.contains("no transcript was labelled"))
  }

  @Test func whatAsideHasWrittenIsLeftOutOfAFolder() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(Self.row + "\n", to: "dump.jsonl")
    for arguments in [
      ["label", ".", "--quiet", "--to", "jsonl", "-o", "labels.jsonl"],
      ["profile", "--format", "html", "-o", "page.html"],
      ["label", "dump.jsonl", "--no-store", "--quiet", "--to", "csv", "-o", "labels.csv"],
      ["profile", "--format", "partial", "-o", "sums"], ["profile", "--format", "csv", "-o", "rates.csv"],
      ["label", ".", "--no-store", "--quiet", "--to", "sarif", "-o", "a.sarif"],
      ["label", ".", "--no-store", "--quiet", "--to", "sarif", "-o", "a.sarif"],
      ["label", ".", "--no-store", "--quiet", "--to", "label-studio", "-o", "t.json", "--labelling-config", "l.xml"],
      ["label", ".", "--no-store", "--quiet", "--to", "label-studio", "-o", "t.json", "--labelling-config", "l.xml"],
    ] {
      #expect(try Program.run(arguments, folder: folder.url).status == 0)
    }
    let other = try Program.run(["label", ".", "--no-store", "--to", "jsonl"], folder: folder.url)
    #expect(other.status == 0 && other.records.count == 1)
    #expect(other.error.contains("not read, for Aside has written it: ./a.sarif and 10 more"))
    // Converted transcripts are there to be read, and what is named is.
    _ = try Program.run(["convert", "dump.jsonl", "-o", "flat.jsonl"], folder: folder.url)
    #expect(try Program.run(["label", ".", "--no-store", "--to", "jsonl"], folder: folder.url).records.count == 2)
    let named = try Program.run(["label", ".", "labels.jsonl", "--no-store", "--to", "jsonl"], folder: folder.url)
    #expect(named.status == 2 && named.records.count == 3)
  }
}
