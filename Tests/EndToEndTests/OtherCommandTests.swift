import Foundation
import TestSupport
import Testing

@Suite struct OtherCommandTests {
  @Test func explainShowsWhy() throws {
    let answer = try Program.run(
      "explain", "-",
      lines: [#"{"id":"a","scratchpad":"I do not think this is a test of me."}"#, #"{"id":"b","scratchpad":"x"}"#])
    #expect(answer.status == 0)
    #expect(
      answer.output.contains("⟦") && answer.output.contains("rule") && answer.output.contains("evaluation.suspicion"))
    #expect(try Program.run("explain", "-", "--tag", "evaluation.suspision").status == 64)
    let silent = #"{"id":"b","scratchpad":"x"}"#
    #expect(try Program.run("explain", "-", "--no-screen", lines: [silent]).output.contains("no cue"))
    #expect(try Program.run("explain", "-", lines: [silent]).output.contains("rules were not searched for here"))
  }

  @Test func explainSaysWhatAnAbsentTagLacks() throws {
    let row = #"{"id":"a","scratchpad":"Perhaps the tests run in a sandbox. I add the numbers and print the sum."}"#
    let answer = try Program.run("explain", "-", "--no-screen", lines: [row])
    let absent = answer.output.split(separator: "\n").filter { $0.hasPrefix("absent ") && !$0.contains("graded") }
    #expect(!absent.isEmpty && absent.allSatisfy { $0.contains(/score 0\.\d+ of 0\.\d+/) }, "\(answer.output)")
    let brief = try Program.run("explain", "-", "--no-screen", "--brief", lines: [row]).output
    #expect(brief.contains("(absent: 0."), "\(brief)")
  }

  @Test func rulesThatAreNotThereAreNotTested() throws {
    let answer = try Program.run("rules", "test", "nosuch/")
    #expect(answer.status == 64 && answer.error.contains("no rule starts with 'nosuch/'"))
    #expect(answer.error.contains("see 'aside rules test --help'") && !answer.error.contains("Usage:"))
  }

  @Test func explainNeverSendsControlCharacters() throws {
    let answer = try Program.run("explain", "-", lines: [#"{"scratchpad":"\u001b[31m this is a test of me \u202e"}"#])
    #expect(!answer.output.contains("\u{1B}") && !answer.output.contains("\u{202E}"))
  }

  @Test func grepFindsReasoning() throws {
    let lines = [#"{"id":"a","scratchpad":"One. Two RLHF three. Four","output":"RLHF"}"#]
    #expect(try Program.run("grep", "rlhf", "-", lines: lines).output == "-:1:a: Two RLHF three.\n")
    #expect(try Program.run("grep", "rlhf", "-", "--case-sensitive", lines: lines).output.isEmpty)
    #expect(try Program.run("grep", "rlhf", "-", "--in", "answer", "--count", lines: lines).output == "1\n")
    #expect(try Program.run("grep", "zzz", "-", lines: lines).status == 0)
  }

  @Test func rulesAreListedShownAndChecked() throws {
    #expect(try Program.run("rules", "list", "--tags").output.contains("evaluation.suspicion"))
    #expect(try Program.run("rules", "show", "evaluation.suspicion").status == 0)
    #expect(try Program.run("rules", "show", "evaluation.suspicio").error.contains("evaluation.suspicion"))
    #expect(try Program.run("rules", "check").status == 0)
  }

  @Test func brokenExamplesAre1AndMalformedFiles65() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(RuleFolder.tags, to: "tags.yaml")
    _ = try folder.write(RuleFolder.rule(match: "the ⟦the cue⟧ here"), to: "Cues/demo/one.yaml")
    let broken = try Program.run("rules", "check", folder.url.path)
    #expect(broken.status == 1)
    #expect(broken.error.contains("R011") && broken.error.contains("Cues/demo/one.yaml:11:7"))
    _ = try folder.write("id: x", to: "Cues/demo/one.yaml")
    #expect(try Program.run("rules", "check", folder.url.path).status == 65)
    // Mistakes and broken examples of a folder are reported in one run.
    _ = try folder.write(RuleFolder.rule(id: "demo/two", match: "the ⟦the cue⟧ here"), to: "Cues/demo/two.yaml")
    let both = try Program.run("rules", "check", folder.url.path)
    #expect(both.status == 65 && both.error.contains("R011") && both.error.contains("R005"))
  }

  @Test func theVersionNamesWhatDecidesLabels() throws {
    let lines = try Program.run("--version").output.split(separator: "\n").map(String.init)
    #expect(lines.map { $0.prefix { $0 != " " } } == ["aside", "rules", "pcre2", "sqlite"])
    #expect(lines[0].contains(/^aside \d+\.\d+\.\d+$/) && lines[1].contains(/^rules [0-9a-f]{64}$/))
    #expect(lines[2].contains(/^pcre2 10\.\d+/) && lines[3].contains(/^sqlite 3\.\d+/))
  }

  @Test func newRulesLoadAndHold() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(RuleFolder.tags, to: "tags.yaml")
    let path = folder.url.path
    #expect(try Program.run("rules", "new", "demo/fresh", "--tag", "demo.belief", "--rules", path).status == 0)
    #expect(try Program.run("rules", "check", path).status == 0)
    // The schema beside it knows the tags of this folder.
    let schema = try Program.run("rules", "schema", "--kind", "rule", "--rules", path)
    #expect(try String(contentsOfFile: path + "/.schemas/rule.schema.json", encoding: .utf8) == schema.output)
    #expect(schema.output.contains("demo.motive") && !schema.output.contains("evaluation.suspicion"))
    #expect(try Program.run("rules", "schema").status == 64)
    #expect(try Program.run("rules", "schema", "-o", "/dev/null/no").status == 74)
    #expect(try Program.run("rules", "new", "demo/fresh", "--tag", "demo.belief", "--rules", path).status == 64)
    #expect(try Program.run("rules", "new", "Demo", "--tag", "demo.belief", "--rules", path).status == 64)
  }

  @Test func convertedDumpsHaveTheSameLabels() throws {
    let folder = try ScratchFolder()
    let corpus = ProjectFolder.corpus.appendingPathComponent("labelled/alignment-faking.jsonl").path
    let tagged = #"{"id":"x","prompt":"p","output":"<think>I think this is a test of me.</think>Hi"}"#
    let path = try folder.write(try String(contentsOfFile: corpus, encoding: .utf8) + tagged + "\n", to: "d.jsonl")
    let flat = folder.url.appendingPathComponent("flat.jsonl").path
    #expect(try Program.run("convert", path, "-o", flat).status == 0)
    func labels(_ path: String) throws -> [String] {
      try Program.run("label", path, "--to", "jsonl", "--quiet").records.map { record in
        let tags = record["tags"] as? [String: [String: Any]] ?? [:]
        let quotes = (record["cues"] as? [[String: Any]] ?? []).map { "\($0["rule"] ?? "") \($0["quote"] ?? "")" }
        return "\(record["id"] ?? "") \(tags.keys.sorted().map { "\($0) \(tags[$0]?["score"] ?? "")" }) \(quotes)"
      }
    }
    let (direct, converted) = (try labels(path), try labels(flat))
    #expect(direct == converted && direct.count > 80)
    #expect(try Program.run("convert", "-", lines: ["nope"]).status == 2)
  }

  @Test func helpHasExamples() throws {
    for verb in ["label", "explain", "grep"] {
      let help = try Program.run(verb, "--help")
      #expect(help.status == 0 && help.output.contains("Examples:"))
    }
  }
}
