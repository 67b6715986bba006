import Foundation
import TestSupport
import Testing

/// Verdicts that become examples of rules.
@Suite("aside export --to rule-examples")
struct RuleExampleCommandTests {
  private static let rule = """
    # Kept as it is.
    id: demo/one
    tag: demo.belief
    title: t
    description: Detects d.
    patterns:
      - name: one
        regex: '\\bthe cue\\b'
    examples:
      match:
        - "⟦the cue⟧ here"   # first
      no_match:
        - {text: "nothing", because: b}
    """

  /// A rules folder, a store of three texts with the cue, and answers to each.
  private func audited(_ answers: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    _ = try folder.write(RuleFolder.tags, to: "R/tags.yaml")
    _ = try folder.write(Self.rule + "\n", to: "R/Cues/demo/one.yaml")
    let texts = [
      "Well, it rains, and I see the cue now; more to follow.", "As I said, the cue is a word.",
      "One the cue. Two. Three. Four. And then the cue.",
    ]
    let rows = texts.enumerated().map { #"{"id":"t\#($0)","model":"m\#($0)","scratchpad":"\#($1)"}"# }
    _ = try folder.write(rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    #expect(try run(folder, ["label", "d.jsonl", "--quiet", "--rules", "R"]).status == 0)
    for (number, key) in answers.enumerated() {
      _ = try run(
        folder,
        ["audit", "--terminal", "--auditor", "ann", "--rules", "R", "--tag", "demo.belief", "--queue", "flagged"],
        String(repeating: "x", count: number) + String(key))
    }
    return folder
  }

  private func run(_ folder: ScratchFolder, _ arguments: [String], _ keys: String = "") throws -> Program.Answer {
    try Program.run(arguments, input: Data(keys.utf8), folder: folder.url)
  }

  private func export(_ folder: ScratchFolder, _ more: String...) throws -> Program.Answer {
    try run(folder, ["export", "--to", "rule-examples", "--rules", "R"] + more)
  }

  private func file(_ folder: ScratchFolder) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent("R/Cues/demo/one.yaml"), encoding: .utf8)
  }

  @Test func rightCuesBecomeExamples() throws {
    let folder = try audited("yyy")
    let path = folder.url.appendingPathComponent("R/Cues/demo/one.yaml").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let dry = try export(folder, "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("@@ -9,5 +9,9 @@"))
    #expect(dry.output.contains("+    - text: \"and I see ⟦the cue⟧ now\"") && dry.output.contains("would be added"))
    #expect(try file(folder) == Self.rule + "\n")
    let answer = try export(folder)
    #expect(answer.status == 0 && answer.output.contains("examples of these rules: 4 of 4 keep their promise"))
    // The third text has two cues, and the answer does not say which is right.
    #expect(answer.error.contains("1 judgement, several cues"))
    let edited = try file(folder)
    #expect(edited.hasPrefix("# Kept as it is.\n") && edited.contains("# first\n    - text:"))
    #expect(edited.contains("\"⟦the cue⟧ is a word.\"\n      stance: asserted"))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try run(folder, ["rules", "check", "R"]).status == 0)
    let again = try export(folder)
    #expect(again.output.contains("0 examples added to 0 rule files, 2 there already"))
    #expect(try file(folder) == edited)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/R/Cues/demo")
    #expect(names == ["one.yaml"])
  }

  @Test func falseAlarmsAskForAnEdit() throws {
    let folder = try audited("nnn")
    #expect(try export(folder, "--kept-only").output.contains("0 examples"))
    let answer = try export(folder, "--limit", "1", "--rule", "demo/")
    #expect(answer.status == 1 && answer.error.contains("error[R011]: a no_match example matches: ⟦the cue⟧"))
    #expect(
      answer.output.contains("1 example added to 1 rule file") && answer.output.contains("more not taken (--limit)"))
    #expect(try file(folder).contains("because: \"read by hand and found to be no cue\""))
    #expect(try run(folder, ["rules", "check", "R"]).status == 1)
  }

  @Test func markedWordsBecomeExamples() throws {
    let folder = try audited("")
    let audit = [
      "audit", "--terminal", "--auditor", "ann", "--rules", "R", "--tag", "demo.belief", "--queue", "flagged",
      "--search", "As I said",
    ]
    let keys = "aAs I\nsaid\n11" + "ethe cue\nis\n" + "y"
    #expect(try run(folder, audit, keys).status == 0)
    let open = try export(folder, "--dry-run")
    #expect(open.error.contains("name the one rule of the tag") && !open.output.contains("todo_match"))
    let answer = try export(folder, "--rule", "demo/one")
    #expect(answer.status == 1 && answer.error.contains("a match example is found differently"))
    let edited = try file(folder)
    #expect(edited.contains("\"⟦the cue is⟧ a word.\"\n      stance: asserted"))
    #expect(edited.contains("todo_match:\n    - text: \"As I said\""))
    let gold = try run(folder, ["export", "--to", "gold", "--rules", "R"])
    #expect(gold.status == 0 && gold.output.contains(#""quotes":["As I said","the cue is"]"#), "\(gold.output)")
  }

  @Test func filesThatCannotBeEditedStay() throws {
    let folder = try audited("yyy")
    let flow = Self.rule.replacingOccurrences(
      of: "  match:\n    - \"⟦the cue⟧ here\"   # first", with: "  match: [\"⟦the cue⟧ here\"]")
    _ = try folder.write(flow, to: "R/Cues/demo/one.yaml")
    #expect(try run(folder, ["label", "d.jsonl", "--quiet", "--rules", "R"]).status == 0)
    let answer = try export(folder)
    #expect(answer.status == 2 && answer.error.contains("not written as a block list"))
    #expect(try file(folder) == flow)
  }

  @Test(.enabled(if: geteuid() != 0)) func readOnlyFilesAreSaid() throws {
    let folder = try audited("yyy")
    let path = folder.url.appendingPathComponent("R/Cues/demo/one.yaml").path
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    let answer = try export(folder)
    #expect(answer.status == 74 && answer.error.contains("R/Cues/demo/one.yaml"))
  }
}
