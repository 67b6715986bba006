import Foundation
import TestSupport
import Testing

/// The commands that measure rules: what they print, and how they end.
@Suite struct RuleToolTests {
  private let folder: ScratchFolder
  private let rules: String
  private let dump: String
  private let gold: String

  init() throws {
    folder = try ScratchFolder()
    _ = try folder.write(RuleFolder.tags, to: "rules/tags.yaml")
    _ = try folder.write(RuleFolder.rule(), to: "rules/Cues/demo/one.yaml")
    _ = try folder.write(
      RuleFolder.rule(id: "demo/two", regex: #"\bcue here\b"#, match: "the ⟦cue here⟧"), to: "rules/Cues/demo/two.yaml")
    rules = folder.url.appendingPathComponent("rules").path
    dump = try folder.write(
      (0..<6).map { #"{"id":"\#($0)","scratchpad":"The cue here \#($0)."}"# }.joined(separator: "\n"), to: "dump.jsonl")
    gold = try folder.write(
      (0..<6).map { #"{"id":"\#($0)","tags":{"demo.belief":{}}}"# }.joined(separator: "\n"), to: "g.jsonl")
  }

  private func first(_ arguments: String...) throws -> [String: Any] {
    let answer = try Program.run(["rules"] + arguments + ["--to", "json"])
    #expect(answer.status == 0, "\(answer.error)")
    return try #require(answer.records.first)
  }

  @Test func coverageAndOverlap() throws {
    let coverage = try first("coverage", dump, "--rules", rules)
    #expect(coverage["transcripts"] as? Int == 6 && (coverage["rules"] as? [Any])?.count == 2)
    let overlap = try first("overlap", dump, "--rules", rules, "--least", "0.3")
    #expect((overlap["pairs"] as? [[String: Any]])?.first?["shared_bytes"] as? Int == 18)
    #expect(try Program.run("rules", "coverage", dump, "--rules", rules, "--no-color").output.contains("demo/one"))
    #expect(try Program.run("rules", "overlap", dump, "--least", "2").status == 64)
    #expect(try Program.run("rules", "coverage", "nowhere.jsonl").status == 66)
    #expect(try Program.run("rules", "coverage", "-", "--rules", rules, lines: ["nope"]).status == 2)
  }

  @Test func costNamesRulesAndPlaces() throws {
    let cost = try first("cost", dump, "--rules", rules)
    #expect(cost["texts"] as? Int == 6 && (cost["rules"] as? [[String: Any]])?.count == 2)
    let table = try Program.run("rules", "cost", dump, "--rules", rules, "--no-color", "--literals")
    #expect(table.status == 0 && table.output.contains("Cues/demo/one.yaml") && table.output.contains("*(cue)"))
    #expect(try Program.run("rules", "cost", "nowhere.jsonl").status == 66)
    #expect(try Program.run("rules", "cost", "-", "--rules", rules, lines: ["nope"]).status == 2)
  }

  @Test func patternsAreWrittenOutForOtherTools() throws {
    _ = try folder.write("word: 'cue|hint'", to: "rules/lexicon.yaml")
    _ = try folder.write(
      RuleFolder.rule(regex: "the {word}", match: "⟦the hint⟧ here"), to: "rules/Cues/demo/one.yaml")
    let list = try Program.run("rules", "list", "--patterns", "--rules", rules)
    #expect(list.records.map { $0["regex"] as? String } == ["the (?:cue|hint)", #"\bcue here\b"#])
    #expect(list.records.first?["line"] as? Int == 8 && list.records.first?["rule"] as? String == "demo/one")
    #expect(try Program.run("rules", "list", "--patterns", "--tags").status == 64)
  }

  @Test func mutateEndsWith1BelowTheBar() throws {
    let report = try first("mutate", "--rules", rules)
    #expect(report["pairs"] as? Int == 10 && report["rate"] as? Double == 0)
    #expect(try Program.run("rules", "mutate", "--rules", rules, "--least", "0.9").status == 1)
    #expect(try Program.run("rules", "mutate", "--rules", rules, "--least", "0").status == 0)
    #expect(try Program.run("rules", "mutate", "nothing/", "--rules", rules).status == 64)
    #expect(try Program.run("rules", "mutate", "--rules", rules, "--texts", "1").output.contains("I do not think that"))
  }

  @Test func ablateAndDiff() throws {
    let ablation = try first("ablate", dump, "--gold", gold, "--rules", rules)
    let tag = try #require((ablation["tags"] as? [[String: Any]])?.first)
    #expect(tag["recall_lost_to_10_words"] as? Double == 1)
    let other = try folder.write("{\"id\":\"x\",\"tags\":{}}", to: "other.jsonl")
    #expect(try Program.run("rules", "ablate", dump, "--gold", other, "--rules", rules).status == 65)
    let newer = folder.url.appendingPathComponent("newer").path
    try FileManager.default.copyItem(atPath: rules, toPath: newer)
    try FileManager.default.removeItem(atPath: newer + "/Cues/demo/two.yaml")
    let diff = try first("diff", rules, newer, dump, "--gold", gold)
    #expect((diff["changes"] as? [[String: Any]])?.count == 6)
    #expect((diff["figures"] as? [[String: Any]])?.first?["f1"] as? [Double] == [1, 1])
    #expect(try Program.run("rules", "diff", rules, newer, dump).output.contains("6 removed"))
    #expect(try Program.run("rules", "diff", rules, "nowhere", dump).status == 65)
  }

  @Test func docsAreWritten() throws {
    let file = folder.url.appendingPathComponent("book.html").path
    #expect(try Program.run("rules", "docs", "--rules", rules, "-o", file).status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasSuffix("</html>\n"))
    #expect(try Program.run("rules", "docs", "--rules", rules, "--to", "md").output.hasPrefix("# The rule book"))
    #expect(try Program.run("rules", "docs", "-o", "/nowhere/book.html").status == 74)
  }
}
