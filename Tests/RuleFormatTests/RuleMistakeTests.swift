import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

/// Each mistake in a rule file is one error with a code, a place and help.
@Suite struct RuleMistakeTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    let code: String
    let line: Int
    let column: Int
    let says: String
    var path = "Cues/demo/one.yaml"
    var testDescription: String { name }
  }

  private static let good = RuleFolder.rule()
  private static func changed(_ old: String, _ new: String) -> String { good.replacing(old, with: new) }

  static let mistakes = [
    Mistake(
      name: "unknown key", file: changed("title: t", "titel: t\ntitle: t"), code: "R004", line: 3, column: 1,
      says: "did you mean 'title'"),
    Mistake(
      name: "regex does not compile", file: changed(#"\bcue\b"#, "(cue"), code: "R003", line: 8, column: 17,
      says: "missing closing parenthesis"),
    Mistake(
      name: "unknown tag", file: changed("demo.belief", "demo.beleif"), code: "R008", line: 2, column: 6,
      says: "did you mean 'demo.belief'"),
    Mistake(
      name: "id is not path", file: changed("id: demo/one", "id: demo/two"), code: "R010", line: 1, column: 5,
      says: "id: demo/one"),
    Mistake(name: "missing key", file: changed("title: t\n", ""), code: "R005", line: 1, column: 1, says: "no 'title'"),
    Mistake(
      name: "wrong type", file: changed("title: t", "title: [t]"), code: "R006", line: 3, column: 8,
      says: "must be text"),
    Mistake(
      name: "bad value", file: changed("title: t", "title: t\nstrength: stong"), code: "R007", line: 4, column: 11,
      says: "did you mean 'strong'"),
    Mistake(
      name: "unknown lexicon name", file: changed(#"\bcue\b"#, "{nope}"), code: "R013", line: 8, column: 13,
      says: "no '{nope}'"),
    Mistake(
      name: "unknown pattern name", file: changed("patterns:", "any: [two]\npatterns:"), code: "R014", line: 6,
      column: 7, says: "names no pattern"),
    Mistake(
      name: "no marks", file: changed("⟦cue⟧", "cue"), code: "R015", line: 11, column: 7, says: "between ⟦ and ⟧"),
    Mistake(
      name: "no because", file: changed(", because: b", ""), code: "R005", line: 13, column: 7, says: "no 'because'"),
    Mistake(
      name: "no executed example",
      file: changed(
        "  match:\n    - \"the ⟦cue⟧ here\"\n  no_match:\n    - {text: \"nothing\", because: b}",
        "  todo_match:\n    - {text: \"later\"}"), code: "R012", line: 10, column: 3, says: "no 'match'"),
    Mistake(name: "not YAML", file: "id: [demo", code: "R002", line: 2, column: 1, says: "not valid YAML"),
    Mistake(
      name: "unknown attribute", file: changed("title: t", "title: t\nset: {tstr: user}"), code: "R004", line: 4,
      column: 7, says: "did you mean 'tester'"),
    Mistake(
      name: "unknown attribute value", file: changed("title: t", "title: t\nset: {tester: nobody}"), code: "R007",
      line: 4, column: 15, says: "user, developer"),
    Mistake(
      name: "within without condition", file: changed("title: t", "title: t\nwithin: {sentences: 2}"), code: "R007",
      line: 4, column: 9, says: "nothing to hold together"),
    Mistake(
      name: "order without all", file: changed("title: t", "title: t\norder: true"), code: "R007", line: 4, column: 8,
      says: "needs two names"),
    Mistake(
      name: "empty patterns", file: changed("  - name: one\n    regex: '\\bcue\\b'", "  []"), code: "R005", line: 7,
      column: 3, says: "is empty"),
    Mistake(
      name: "key twice", file: changed("title: t", "title: t\ntitle: u"), code: "R002", line: 3, column: 1,
      says: "stands twice"),
  ]

  private func problems(_ files: [String: String]) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try RulePack(RuleFolder.files(files))
      return []
    } catch {
      return error.items
    }
  }

  @Test(arguments: mistakes)
  func isOneErrorWithItsPlace(mistake: Mistake) throws {
    let found = problems([mistake.path: mistake.file])
    let first = try #require(found.first)
    #expect(found.count == 1, "\(found.map(\.message))")
    #expect(first.code == mistake.code)
    #expect((first.line, first.column) == (mistake.line, mistake.column))
    #expect((first.message + first.help).contains(mistake.says), "\(first.message) \(first.help)")
    #expect(first.path == mistake.path)
  }

  @Test func goodFileLoads() { #expect(problems(["Cues/demo/one.yaml": Self.good]).isEmpty) }

  @Test func regexPlacesInBlockScalars() throws {
    let file = Self.changed(#"regex: '\bcue\b'"#, "regex: |-\n      (?x) cue\n      | (open")
    let problem = try #require(problems(["Cues/demo/one.yaml": file]).first)
    #expect(problem.code == "R003")
    #expect(problem.line == 10)
    #expect(problem.sourceLine == "      | (open")
    #expect(problem.column == 14)
  }

  @Test func regexPlacesBehindLexiconNames() throws {
    let file = Self.changed(#"\bcue\b"#, "{word} and [")
    let problem = try #require(problems(["Cues/demo/one.yaml": file, "lexicon.yaml": "word: '(?:cue|other)'"]).first)
    #expect(problem.code == "R003")
    // Byte 12 of the regex as written; the regex starts at column 13 behind its quote.
    #expect(problem.column == 25)
  }

  @Test func allMistakesOfAFolderAreReported() {
    let found = problems([
      "Cues/demo/one.yaml": Self.changed("title: t", "titel: t\nstrength: stong"),
      "Cues/demo/two.yaml": Self.good, "Modifiers/neg.yaml": "category: other\nmodifiers: []", "stray.yaml": "a: b",
      "composites.yaml": "composites: [{id: c, title: t, definition: d, all: [no.tag]}]",
      "lexicon.yaml": "Bad: x\nlow: '('",
    ])
    #expect(Set(found.map(\.code)) == ["R003", "R004", "R005", "R007", "R008", "R010"])
    #expect(found.count == 9, "\(found.map { "\($0.path): \($0.message)" })")
  }

  @Test func duplicateIdsAreFound() {
    let pack = problems(["Cues/demo/one.yaml": Self.good, "Cues/demo/sub/one.yaml": Self.good])
    #expect(pack.map(\.code) == ["R010", "R009"] || pack.map(\.code) == ["R010"])
  }

  @Test func bombsAndDepthAreRefused() {
    let bomb =
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
      + (0..<9).map {
        "b\($0): &b\($0) [" + Array(repeating: $0 == 0 ? "*a" : "*b\($0 - 1)", count: 9).joined(separator: ",") + "]\n"
      }.joined()
    #expect(problems(["Cues/demo/one.yaml": bomb]).map(\.code) == ["R002"])
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(problems(["Cues/demo/one.yaml": deep]).map(\.code) == ["R002"])
  }

  @Test func lexiconCyclesAreRefused() {
    let found = problems(["lexicon.yaml": "a: '{b}'\nb: '{a}'", "Cues/demo/one.yaml": Self.good])
    #expect(found.map(\.code) == ["R003", "R003"])
  }

  @Test func bracesThatAreNoNamesStay() {
    let file = Self.changed(#"\bcue\b"#, #"\p{L}{2}ue|cu\x{65}|c{1,2}ue"#)
    #expect(problems(["Cues/demo/one.yaml": file]).isEmpty)
  }
}
