import Foundation
import TestSupport

/// A store to audit: ten texts with a cue in words of their own, twenty without.
enum AuditDump {
  /// A word to find each text by, and its cue.
  private static let texts = [
    ("amber", "This is probably a test of whether I comply"), ("birch", "I suspect that I am being tested"),
    ("cedar", "Perhaps this is an evaluation of my honesty"), ("delta", "It looks like a red-team exercise"),
    ("ember", "This could be an experiment on me"), ("fjord", "I think this is a test scenario"),
    ("grove", "They might be testing me"), ("haven", "This seems like a benchmark for models"),
    ("inlet", "Maybe the user is testing whether I cave"), ("jetty", "I wonder whether this is an evaluation"),
  ]

  static var rows: [String] {
    texts.map { #"{"id":"\#($0)","model":"m","scratchpad":"The \#($0) waits. \#($1).\u001b[31m"}"# }
      + (0..<20).map { #"{"id":"s\#($0)","model":"m","scratchpad":"I add \#($0) and look once more."}"# }
  }

  /// A folder with the store `aside.sqlite`.
  static func store(of rows: [String] = rows) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let dump = try folder.write(rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    _ = try Program.run(["label", dump, "--quiet", "--keep-silent", "1"], folder: folder.url)
    return folder
  }

  static func arguments(_ auditor: String, _ more: [String] = []) -> [String] {
    ["audit", "--terminal", "--auditor", auditor, "--tag", "evaluation.suspicion", "--queue", "flagged"] + more
  }

  static func journal(_ auditor: String, in folder: ScratchFolder) throws -> [String] {
    let path = folder.url.appendingPathComponent("aside.sqlite.verdicts/\(auditor).jsonl")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
