import Foundation
import TestSupport
import Testing

/// A pattern that backtracks without end: its limit is reported and the run goes on.
@Suite struct PatternLimitTests {
  private let folder: ScratchFolder
  private let rules: String

  /// Thirty letters without an end of the word that the pattern wants: 2^30 ways to fail.
  private static let lines = [
    #"{"id":"before","scratchpad":"The cue stands here."}"#,
    #"{"id":"slow","scratchpad":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! The cue stands here."}"#,
    #"{"id":"after","scratchpad":"The cue stands here too."}"#,
  ]

  init() throws {
    folder = try ScratchFolder()
    rules = folder.url.appendingPathComponent("rules").path
    _ = try folder.write(RuleFolder.tags, to: "rules/tags.yaml")
    _ = try folder.write(RuleFolder.rule(), to: "rules/Cues/demo/one.yaml")
    _ = try folder.write(
      RuleFolder.rule(id: "demo/slow", regex: #"(?:a+)+\d"#, match: "the ⟦aa1⟧ here"), to: "rules/Cues/demo/slow.yaml")
  }

  private func label(_ options: String...) throws -> Program.Answer {
    try Program.run(
      ["label", "-", "--rules", rules, "--no-store", "--to", "jsonl"] + options,
      input: Data(Self.lines.joined(separator: "\n").utf8))
  }

  @Test(arguments: ["fast", "naive"])
  func isReportedWithItsRuleAndTheRunGoesOn(engine: String) throws {
    let answer = try label("--engine", engine)
    #expect(answer.status == 2)
    #expect(answer.records.map { $0["id"] as? String } == ["before", "slow", "after"])
    // The other rule finds its cue in every text, in the slow one too.
    #expect(answer.records.allSatisfy { ($0["tags"] as? [String: Any])?["demo.belief"] != nil })
    let limits = answer.records.map { $0["limits"] as? [[String: Any]] ?? [] }
    #expect(limits.map(\.count) == [0, 1, 0])
    #expect(limits[1].first?["rule"] as? String == "demo/slow" && limits[1].first?["code"] as? String == "M001")
    #expect(answer.error.contains("1 × M001") && answer.error.contains("demo/slow (1)"))
  }

  @Test func strictEndsWith1AndNamesTheRule() throws {
    let answer = try label("--strict", "--quiet")
    #expect(answer.status == 1 && answer.records.count == 3)
    #expect(answer.error.contains("--strict") && answer.error.contains("demo/slow"))
    let told = try label("--quiet")
    #expect(
      told.status == 2 && told.error.hasPrefix("limits or repairs in 1 transcript")
        && told.error.contains("demo/slow (1)"))
    let calm = try Program.run("label", "-", "--rules", rules, "--no-store", "--strict", lines: [Self.lines[0]])
    #expect(calm.status == 0)
  }

  @Test func aStoreRemembersTheRule() throws {
    let dump = try folder.write(Self.lines.joined(separator: "\n"), to: "dump.jsonl")
    for _ in 0..<2 {
      let answer = try Program.run(["label", dump, "--rules", rules, "--strict"], folder: folder.url)
      #expect(answer.status == 1 && answer.output.contains("demo/slow (1)"), "\(answer.output) \(answer.error)")
    }
  }

  /// The lint says so before a dump does.
  @Test func checkWarnsOfItsCost() throws {
    let answer = try Program.run("rules", "check", rules, "--no-color")
    #expect(answer.status == 0 && answer.output.contains("2 warnings about cost"))
    #expect(answer.error.contains("warning[R018]") && answer.error.contains("Cues/demo/slow.yaml:8:12"))
    #expect(answer.error.contains("s for a gigabyte"))
    #expect(
      answer.error.contains("warning[R020]") && answer.error.contains("each further repeat takes 2.0 times as many"))
  }
}
