import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@Suite("Examples added to rule files")
struct RuleFileEditTests {
  private static let file = """
    # A rule.
    id: demo/one
    tag: demo.belief
    title: t
    description: Detects d.
    patterns:
      - name: one
        regex: '\\bcue\\b'
    examples:   # kept
      match:
        # the usual
        - text: "the ⟦cue⟧ here"
          stance: asserted   # so

      no_match:
        - {text: nothing, because: b}
    # the end

    """
  private let match = RuleExampleAddition(.match, text: "my cue", spans: [ByteRange(3, 6)], stance: .asserted)
  private let noMatch = RuleExampleAddition(.noMatch, text: "no", because: "it: \"is\" none")

  private func pack(_ text: String) throws -> RulePack { try RulePack(RuleFolder.files(["Cues/demo/one.yaml": text])) }

  @Test func onlyLinesAreAdded() throws {
    let edit = try RuleFileEdit(Self.file, path: "x", adding: [noMatch, match])
    let old = Self.file.split(separator: "\n", omittingEmptySubsequences: false)
    let new = edit.new.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(new.count == old.count + 4)
    #expect(new.difference(from: old).removals.isEmpty)
    #expect(new[13] == "    - text: \"my ⟦cue⟧\"" && new[14] == "      stance: asserted")
    #expect(
      new[18] == "    - text: \"no\"" && new[19] == "      because: \"it: \\\"is\\\" none\"" && new[20] == "# the end")
    let examples = try pack(edit.new).rules[0].examples
    #expect(
      examples.match.map(\.text) == ["the cue here", "my cue"] && examples.noMatch.last?.because == "it: \"is\" none")
  }

  @Test(arguments: [
    (Self.file.replacing("\n", with: "\r\n"), "DOS"),
    (String(Self.file.dropLast("# the end\n".count + 1)), "no break at the end"),
    (Self.file.replacing("    - ", with: "  - ").replacing("      stance", with: "    stance"), "dashes under the key"),
    (Self.file.replacing("    - text: \"the", with: "    -\n      text: \"the"), "a dash of its own"),
    (Self.file.replacing("\"the ⟦cue⟧ here\"", with: "|\n        the ⟦cue⟧ here\n        # no comment\n"), "a block"),
  ])
  func otherLayouts(_ text: String, _ name: String) throws {
    let before = try pack(text).rules[0].examples
    let edit = try RuleFileEdit(text, path: "x", adding: [match, noMatch])
    let after = try pack(edit.new).rules[0].examples
    #expect(after.match.map(\.text) == before.match.map(\.text) + ["my cue"], "\(name)")
    #expect(after.noMatch.map(\.text) == before.noMatch.map(\.text) + ["no"], "\(name)")
    if name == "DOS" {
      #expect(!edit.new.unicodeScalars.split(separator: "\n").dropLast().contains { $0.last != "\r" })
    }
  }

  @Test func aMissingListIsMade() throws {
    let todo = RuleExampleAddition(.todoMatch, text: "a miss", because: "later")
    let edit = try RuleFileEdit(Self.file, path: "x", adding: [todo])
    #expect(try pack(edit.new).rules[0].examples.todoMatch.map(\.text) == ["a miss"])
    #expect(edit.diff(path: "R/x").hasPrefix("--- R/x\n+++ R/x\n@@ -"))
  }

  @Test func flowListsAreRefused() {
    for text in [
      Self.file.replacing("    - {text: nothing, because: b}", with: "    [{text: nothing, because: b}]"),
      Self.file.replacing("  no_match:\n    - {text: nothing, because: b}", with: "  no_match: []"), "a: [", "id: x\n",
    ] {
      #expect(throws: RuleFileEdit.Refusal.self) { try RuleFileEdit(text, path: "x", adding: [noMatch]) }
    }
  }

  @Test func hostileTextComesBackAsItWas() throws {
    let hostile = "a\u{0}b\u{85}\u{2028}\u{2029}\u{FEFF}\t\"'\\n: # - {x}\r\n%\u{202E}é👩🏽‍🚀\u{7F}"
    let edit = try RuleFileEdit(
      Self.file, path: "x", adding: [RuleExampleAddition(.noMatch, text: hostile, because: "b")])
    let read = try pack(edit.new).rules[0].examples.noMatch.last?.text ?? ""
    #expect(Array(read.utf8) == Array(hostile.utf8))
  }
}
