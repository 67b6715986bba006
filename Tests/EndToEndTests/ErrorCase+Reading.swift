import Foundation
import TestSupport

extension ErrorCase {
  /// A dump of these lines, labelled into records.
  private static func line(_ code: String, _ lines: String, _ options: String...) -> ErrorCase {
    bytes(code, Array(lines.utf8), options)
  }

  private static func bytes(
    _ code: String, _ bytes: [UInt8], _ options: [String] = [], name: String = "d.jsonl"
  ) -> ErrorCase {
    ErrorCase(code: code, status: 2) { folder in
      try write([:], folder)
      let dump = folder.url.appendingPathComponent(name)
      try Data(bytes).write(to: dump)
      return try label(dump.path, folder, options)
    }
  }

  private static func label(_ dump: String, _ folder: ScratchFolder, _ options: [String] = []) throws -> Outcome {
    let rules = folder.url.path + "/rules"
    return Outcome(
      try Program.run(["label", dump, "--rules", rules, "--no-store", "--quiet", "--to", "jsonl"] + options))
  }

  private static let good = #"{"id":"good","scratchpad":"nothing here"}"# + "\n"
  /// A header without a stream.
  private static let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  private static let log =
    #"{"version":2,"status":"started","eval":{"run_id":"r","task":"t","model":"m"},"samples":[]}"#

  static let reading: [ErrorCase] = [
    line("T001", good + #"{"id":"#),
    bytes("T002", Array(good.utf8) + Array(#"{"id":"b","scratchpad":"caf"#.utf8) + [0xE9] + Array(#""}"#.utf8)),
    line("T003", good + #"{"id":"b","scratchpad":null}"#),
    line("T004", good + "17\n"),
    line(
      "T005", good + #"{"id":"b","scratchpad":"\#(String(repeating: "x", count: 200))"}"#, "--max-line-bytes", "100"),
    line(
      "T006", good + #"{"id":"b","x":"# + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + "}"),
    bytes("T007", gzip, name: "d.jsonl.gz"),
    ErrorCase(code: "T008", status: 2) { folder in
      try write([:], folder)
      // Its first page is never mapped, and reading it gives EIO.
      return try label("/proc/self/mem", folder)
    },
    bytes("T009", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], name: "d.png"),
    line("T010", #"{"custom_id":"a","result":{"type":"errored","error":{"type":"overloaded_error"}}}"#),
    ErrorCase(code: "T011", status: 2) { folder in
      try write([:], folder)
      var tar = TarBuilder()
      tar.add("d.jsonl", Array(String(repeating: good, count: 20).utf8))
      let dump = folder.url.appendingPathComponent("d.tar")
      try Data(tar.finished()).write(to: dump)
      return try label(dump.path, folder, ["--max-member-bytes", "100"])
    },
    ErrorCase(code: "T012", status: 2) { folder in
      try write([:], folder)
      var zip = ZipBuilder()
      zip.add("d.jsonl", Array(good.utf8), .unknown)
      let dump = folder.url.appendingPathComponent("d.zip")
      try Data(zip.finished()).write(to: dump)
      return try label(dump.path, folder)
    },
    ErrorCase(code: "T013", status: 2) { folder in
      try write([:], folder)
      var zip = ZipBuilder()
      zip.add("_journal/start.json", Array(#"{"version":2,"eval":{"run_id":"r","task":"t","model":"m"}}"#.utf8))
      zip.add("_journal/summaries/1.json", Array(#"[{"id":1,"epoch":1}]"#.utf8))
      let dump = folder.url.appendingPathComponent("d.eval")
      try Data(zip.finished()).write(to: dump)
      return try label(dump.path, folder)
    },
    line("T101", #"{"id":"a","scratchpad":"half \ud83d a pair"}"#),
    line(
      "T102",
      #"{"id":1,"epoch":1,"target":"","messages":[{"role":"assistant","content":[{"type":"reasoning","#
        + #""reasoning":"attachment://00ff","redacted":false}]}]}"#),
  ]

  /// One pattern on one text.
  private static func search(_ code: String, _ regex: String, _ text: String) -> ErrorCase {
    command(
      code, 2,
      files: [
        "rules/Cues/demo/two.yaml": RuleFolder.rule(id: "demo/two", regex: regex),
        "d.jsonl": #"{"id":"a","scratchpad":"\#(text)"}"#,
      ], "label", "FOLDER/d.jsonl", "--rules", "FOLDER/rules", "--no-store", "--to", "jsonl", "--quiet")
  }

  private static let groups = String(repeating: "(x)?", count: 100)

  static let limits: [ErrorCase] = [
    search("M001", #"(?:a|aa)+\d"#, String(repeating: "a", count: 60)),
    // The first search gives up after so many steps; the second, without JIT, keeps every choice open.
    search("M002", #"(?:a|aa)+\d"#, String(repeating: "a", count: 100_000)),
    search("M003", groups + #"(?:a|aa)+\d"#, String(repeating: "a", count: 100_000)),
    search("M004", #"(?:(a)|b)+\d"#, String(repeating: "a", count: 300_000)),
    search("M005", #"(?<x>(?&x)?cue)"#, "the cue"),
  ]
}
