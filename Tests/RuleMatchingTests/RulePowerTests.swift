import ReasoningExtraction
import RuleFormat
import RuleMatching
import TestSupport
import Testing
import TranscriptModel

/// Every power of the rule format, on the engine.
@Suite struct RulePowerTests {
  private func rule(_ conditions: String, _ patterns: [String: String]) throws -> Rule {
    let list = patterns.sorted { $0.key < $1.key }.map { "  - {name: \($0.key), regex: '\($0.value)'}" }.joined(
      separator: "\n")
    let text = """
      id: demo/one
      tag: demo.belief
      title: t
      description: Detects d.
      \(conditions)
      patterns:
      \(list)
      examples:
        no_match:
          - {text: "x", because: b}
      """
    return try RulePack(RuleFolder.files(["Cues/demo/one.yaml": text])).rules[0]
  }

  private func spans(
    _ conditions: String, _ patterns: [String: String], in text: String, place: Rule.Place = .reasoning
  ) throws -> [String] {
    let set = RuleSet([try rule(conditions, patterns)])
    var answers: [[String]] = []
    for engine in RuleMatcher.Engine.allCases {
      let findings = RuleMatcher(set, engine: engine).findings(
        in: ReasoningText(Part(kind: .reasoning, text: UTF8Text(text))), place: place)
      answers.append(findings.cues.map { UTF8Text(text).string(at: $0.range) })
    }
    #expect(answers[0] == answers[1], "engines differ")
    return answers[0]
  }

  private let ab = ["a": #"\balpha\b"#, "b": #"\bbravo\b"#]

  @Test func everyMatchOfEveryPatternIsACue() throws {
    #expect(try spans("status: test", ab, in: "alpha bravo alpha") == ["alpha", "bravo", "alpha"])
  }

  @Test func overlapsOfOneRuleAreOneCue() throws {
    #expect(
      try spans("status: test", ["a": "alpha bravo", "b": "bravo charlie", "c": "alpha"], in: "alpha bravo charlie")
        == ["alpha bravo"])
  }

  @Test func allWithinASentence() throws {
    #expect(try spans("all: [a, b]", ab, in: "bravo then alpha. alpha") == ["bravo then alpha"])
    #expect(try spans("all: [a, b]", ab, in: "alpha. bravo.").isEmpty)
    #expect(try spans("all: [a, b]\nwithin: {sentences: 2}", ab, in: "alpha. bravo.") == ["alpha. bravo"])
    #expect(
      try spans("all: [a, b]\nwithin: {passage: true}", ab, in: "alpha. x. x. x. bravo.") == ["alpha. x. x. x. bravo"])
    #expect(try spans("all: [a, b]\nwithin: passage", ab, in: "alpha. x. x. x. x. bravo.").isEmpty)
  }

  @Test func withinWords() throws {
    #expect(try spans("all: [a, b]\nwithin: {words: 4}", ab, in: "alpha x x bravo") == ["alpha x x bravo"])
    #expect(try spans("all: [a, b]\nwithin: {words: 4}", ab, in: "alpha x x x bravo").isEmpty)
  }

  @Test func orderIsKept() throws {
    #expect(try spans("all: [a, b]\norder: true", ab, in: "bravo alpha").isEmpty)
    #expect(try spans("all: [a, b]\norder: true", ab, in: "bravo alpha bravo") == ["alpha bravo"])
    #expect(try spans("order: [b, a]", ab, in: "alpha bravo alpha") == ["bravo alpha"])
  }

  @Test func anyAndNot() throws {
    #expect(try spans("any: [a]\nnot: [b]", ab, in: "alpha. alpha bravo.") == ["alpha"])
    #expect(try spans("not: [b]", ab, in: "bravo alpha. alpha") == ["alpha"])
  }

  @Test func atLeast() throws {
    let three = ["a": "alpha", "b": "bravo", "c": "charlie"]
    #expect(try spans("at_least: 2", three, in: "alpha x charlie. alpha") == ["alpha x charlie"])
    #expect(try spans("at_least: {count: 2, of: [a, b]}", three, in: "alpha x charlie").isEmpty)
  }

  @Test func unlessCancelsInTheCuesSentence() throws {
    #expect(try spans("unless: ['\\bnovel\\b']", ab, in: "alpha in the novel. alpha here. novel") == ["alpha"])
  }

  @Test func lookInChoosesThePart() throws {
    #expect(try spans("look_in: [answer]", ab, in: "alpha").isEmpty)
    #expect(try spans("look_in: [answer, prompt]", ab, in: "alpha", place: .prompt) == ["alpha"])
    #expect(try spans("look_in: answer", ab, in: "alpha", place: .answer) == ["alpha"])
  }

  @Test func deprecatedRulesAreNotRun() throws {
    #expect(try spans("status: deprecated", ab, in: "alpha").isEmpty)
  }

  @Test func limitsAreReported() throws {
    let set = RuleSet([try rule("status: test", ["a": "(x+x+)+[yz]"])])
    let text = ReasoningText(Part(kind: .reasoning, text: UTF8Text(String(repeating: "x", count: 60))))
    let findings = RuleMatcher(set, engine: .naive).findings(in: text, place: .reasoning)
    #expect(findings.cues.isEmpty)
    #expect(findings.limits.map(\.limit) == [.match])
  }

  @Test func lookAroundAndGroups() throws {
    let set = RuleSet([try rule("status: test", ["a": #"(?<!not )(?<what>alpha)(?= bravo)"#])])
    let text = ReasoningText(Part(kind: .reasoning, text: UTF8Text("not alpha bravo, alpha bravo")))
    let cues = RuleMatcher(set).findings(in: text, place: .reasoning).cues
    #expect(cues.map(\.range) == [ByteRange(17, 22)])
    #expect(cues.first?.groups.map(\.name) == ["what"])
  }

  /// Both engines find the same cues of combined rules, however the words fall (`spans` compares them).
  @Test(arguments: [
    "all: [a, b]", "all: [a, b]\nwithin: {sentences: 2}", "order: [b, a]\nwithin: {words: 6}",
    "all: [a, b, c]\nwithin: {passage: true}", "all: [a]\nany: [b, c]", "any: [a, b]\nnot: [c]",
    "at_least: {count: 2, of: [a, b, c]}\nwithin: {sentences: 3}", "all: [c]\nany: [a, b]\nwithin: {words: 3}",
  ])
  func enginesAgreeOnCombinedRules(conditions: String) throws {
    let patterns = ["a": #"\balpha\b"#, "b": #"\bbravo(?:\s+x){0,3}"#, "c": #"(?:\bcharlie|\bgamma\s+delta)\b"#]
    let words = ["alpha", "bravo", "charlie", "gamma", "delta", "x", "x", "x.", "x. X", "x!\n\n", "éclair", "- x"]
    var generator = SeededGenerator(seed: 11)
    var found = 0
    for _ in 0..<150 {
      let count = Int.random(in: 0...50, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      found += try spans(conditions, patterns, in: text).count
    }
    #expect(found > 0)
  }
}
