import Foundation
import TestSupport
import Testing

/// A rules folder from anyone: `rules check` and `label` end in bounded time and memory, and say what is wrong and where.
@Suite("rules from strangers")
struct HostileRulesTests {
  private static let seconds = 60
  private static let memoryKB = 2_000_000

  /// The program with at most so much processor time and address space.
  private func run(_ folder: ScratchFolder, _ arguments: String...) throws -> Program.Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments =
      ["-c", "ulimit -t \(Self.seconds) -v \(Self.memoryKB); exec \"$0\" \"$@\"", ProjectFolder.program.path]
      + arguments
    process.currentDirectoryURL = folder.url
    let files = try ["out", "err"].map { name in
      let url = folder.url.appendingPathComponent(name)
      _ = FileManager.default.createFile(atPath: url.path, contents: nil)
      return url
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Program.Answer(status: process.terminationStatus, output: texts[0], error: texts[1])
  }

  private func check(_ files: [String: String]) throws -> Program.Answer {
    let folder = try ScratchFolder()
    try ErrorCase.write(Dictionary(files.map { ("rules/" + $0, $1) }) { first, _ in first }, folder)
    return try run(folder, "rules", "check", "rules")
  }

  private static let bomb =
    "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    + (0..<9).map { level in
      let inner = Array(repeating: level == 0 ? "*a" : "*b\(level - 1)", count: 10).joined(separator: ",")
      return "b\(level): &b\(level) [\(inner)]\n"
    }.joined()
  private static let kinds = [
    "tags.yaml", "lexicon.yaml", "composites.yaml", "calibration.yaml", "Cues/demo/two.yaml", "Modifiers/negation.yaml",
  ]

  @Test(arguments: kinds)
  func billionLaughsAndDepthAreRefused(file: String) throws {
    let deep = String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
    let flow = String(repeating: "{a: ", count: 5_000) + String(repeating: "}", count: 5_000)
    let block = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    for text in [Self.bomb, deep, flow, block] {
      let answer = try check([file: text])
      #expect(
        answer.status == 65 && answer.error.contains("error[R002]") && answer.error.contains(file),
        "\(answer.error.prefix(500))")
    }
  }

  @Test func largeAlternationsAreRead() throws {
    // PCRE2 takes programs of 64 K.
    let words = (0..<2_000).map { "w\($0)x\($0 % 97)" }
    let rule = RuleFolder.rule(regex: "cue|" + words.joined(separator: "|"))
    let answer = try check(["Cues/demo/one.yaml": rule])
    #expect(answer.status == 0, "\(answer.error.prefix(500))")
    let wide = (0..<60_000).map { "w\($0)x" }
    let large = try check(["Cues/demo/one.yaml": RuleFolder.rule(regex: "cue|" + wide.joined(separator: "|"))])
    #expect(large.status == 65 && large.error.contains("error[R003]") && large.error.contains("too large"))
    let huge = (0..<200_000).map { "w\($0)x" }
    let refused = try check(["Cues/demo/one.yaml": RuleFolder.rule(regex: "cue|" + huge.joined(separator: "|"))])
    #expect(refused.status == 65 && refused.error.contains("error[R003]") && refused.error.contains("1 MiB"))
  }

  @Test func deepGroupsAreRefusedOrRead() throws {
    for (depth, status) in [(100, Int32(0)), (240, 0), (5_000, 65), (100_000, 65)] {
      let regex = String(repeating: "(?:", count: depth) + "cue" + String(repeating: ")", count: depth)
      let answer = try check(["Cues/demo/one.yaml": RuleFolder.rule(regex: regex)])
      #expect(answer.status == status, "depth \(depth): \(answer.error.prefix(300))")
      if status != 0 { #expect(answer.error.contains("error[R003]") && answer.error.contains("Cues/demo/one.yaml:8:")) }
    }
  }

  @Test func recursionsAndCatastrophesEndInALabel() throws {
    let folder = try ScratchFolder()
    let regexes = [
      #"(?:a+)+\d"#, #"(?:a|aa)+\d"#, #"(?:a*)*b\d"#, #"(?<x>(?&x)?cue)"#, #"(?:(?R)|a)+\d"#, #"(a?)(?1)(?1)(?1)\d"#,
      #"\((?:[^()]|(?R))*\)\d"#, #"(?:.*)(?:.*)(?:.*)(?:.*)x\d"#, #"(?:a(?=(?:a|aa)*\d))+b"#,
    ]
    for (number, regex) in regexes.enumerated() {
      _ = try folder.write(
        RuleFolder.rule(id: "demo/r\(number)", regex: regex), to: "rules/Cues/demo/r\(number).yaml")
    }
    let texts = [
      String(repeating: "a", count: 20_000), String(repeating: "(", count: 5_000),
      String(repeating: "aab ", count: 5_000),
    ]
    let rows = texts.enumerated().map { #"{"id":"t\#($0)","scratchpad":"\#($1)! The cue."}"# }
    try ErrorCase.write(["d.jsonl": rows.joined(separator: "\n")], folder)
    let answer = try run(folder, "label", "d.jsonl", "--rules", "rules", "--no-store", "--to", "jsonl", "--quiet")
    #expect(answer.status == 2, "\(answer.error.prefix(500))")
    #expect(
      answer.records.count == 3 && answer.output.contains(#""code":"M001""#) && answer.output.contains("demo/one"))
  }

  @Test func tenThousandRulesAreRead() throws {
    let folder = try ScratchFolder()
    try ErrorCase.write(["d.jsonl": #"{"id":"a","scratchpad":"the cue77 here"}"#], folder)
    for number in 0..<10_000 {
      let rule = RuleFolder.rule(
        id: "r\(number % 100)/n\(number)", regex: "cue\(number)", match: "the ⟦cue\(number)⟧ here")
      _ = try folder.write(rule, to: "rules/Cues/r\(number % 100)/n\(number).yaml")
    }
    let answer = try run(folder, "label", "d.jsonl", "--rules", "rules", "--no-store", "--to", "jsonl", "--quiet")
    #expect(answer.status == 0 && answer.output.contains("r77/n77"), "\(answer.error.prefix(500))")
  }

  @Test func whatIsNoFileIsNotOpened() throws {
    let folder = try ScratchFolder()
    try ErrorCase.write([:], folder)
    let demo = folder.url.path + "/rules/Cues/demo/"
    let links = [
      "file.yaml": "/etc/hostname", "loop.yaml": "loop.yaml", "folder": "/etc", "device.yaml": "/dev/zero",
      "gone.yaml": "/none",
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(atPath: demo + name, withDestinationPath: target)
    }
    #expect(mkfifo(demo + "fifo.yaml", 0o644) == 0)
    #expect(mkfifo(demo + "fifo.txt", 0o644) == 0)
    let answer = try run(folder, "rules", "check", "rules")
    #expect(answer.status == 65 && answer.error.contains("6 mistakes"), "\(answer.error)")
    for name in links.keys + ["fifo.yaml"] { #expect(answer.error.contains("rules/Cues/demo/\(name):1:1"), "\(name)") }
    #expect(answer.error.components(separatedBy: "error[R023]").count == 7)
  }

  @Test func otherBytesAndSizesAreRefusedWithTheirPlace() throws {
    let folder = try ScratchFolder()
    try ErrorCase.write(["rules/Cues/demo/big.yaml": String(repeating: "# words\n", count: 2_200_000)], folder)
    let latin = Array("id: demo/two\ntitle: caf".utf8) + [0xE9, 0x0A]
    try Data(latin).write(to: folder.url.appendingPathComponent("rules/Cues/demo/two.yaml"))
    let answer = try run(folder, "rules", "check", "rules")
    #expect(answer.status == 65 && answer.error.contains("2 mistakes"))
    #expect(answer.error.contains("larger than 16 MiB") && answer.error.contains("rules/Cues/demo/big.yaml:1:1"))
    #expect(answer.error.contains("not UTF-8") && answer.error.contains("rules/Cues/demo/two.yaml:2:1"))
  }

  /// A hundred thousand mistakes are not printed.
  @Test func veryManyMistakesAreCounted() throws {
    let keys = (0..<50_000).map { "key\($0): x" }.joined(separator: "\n")
    let answer = try check(["Cues/demo/two.yaml": keys])
    #expect(answer.status == 65 && answer.error.utf8.count < 200_000, "\(answer.error.utf8.count)")
    #expect(answer.error.contains("mistakes") && answer.error.contains("more"))
  }
}
