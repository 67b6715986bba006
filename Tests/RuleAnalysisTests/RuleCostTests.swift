import Reporting
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@testable import RuleAnalysis

/// Patterns that cost time on every text are named with their place.
@Suite struct RuleCostTests {
  private static func files(_ regex: String, extra: String = "", lexicon: String = "noun: tutor") -> RuleFiles {
    RuleFolder.files([
      "lexicon.yaml": lexicon,
      "Cues/demo/one.yaml": RuleFolder.rule(regex: regex, extra: extra, match: "the ⟦cue⟧ here"),
      "Cues/demo/rare.yaml": RuleFolder.rule(id: "demo/rare", regex: #"\bretraining\b"#, match: "⟦retraining⟧"),
    ])
  }

  private func warnings(_ regex: String, extra: String = "") throws -> [String] {
    let files = Self.files(regex, extra: extra)
    let pack = try RulePack(files)
    return PatternLint(files, pack).warnings(of: pack).map {
      "\($0.severity.rawValue) \($0.code) \($0.path):\($0.line):\($0.column) \($0.sourceLine)"
    }
  }

  @Test func aPatternWithoutALiteralIsAWarning() throws {
    let place = #"Cues/demo/one.yaml:8:12     regex: '[a-z]+ly'"#
    #expect(try warnings("[a-z]+ly") == ["warning R018 " + place])
  }

  @Test(arguments: [#"\bthe\b"#, #"\b(?:I|you|they)\s+\w+"#])
  func aPatternWithCommonLiteralsIsAWarning(regex: String) throws {
    #expect(try warnings(regex).map { $0.prefix(12) } == ["warning R019"])
  }

  @Test func rareWordsAndOrderedPairsAreNone() throws {
    #expect(try warnings(#"\bevaluations?\b"#).isEmpty)
    #expect(try warnings(#"\bthe\s+evaluation\b"#).isEmpty)
    // What is not run costs nothing.
    #expect(try warnings("[a-z]+ly", extra: "status: deprecated").isEmpty)
  }

  private func cost(_ regex: String, _ texts: [String]) throws -> RuleCost {
    let files = Self.files(regex)
    let meter = RuleCostMeter(try RulePack(files), files: files)
    for text in texts { meter.add(UTF8Text(text)) }
    return meter.cost()
  }

  @Test func entriesThatLearnedWordsNameAreTimed() throws {
    let files = Self.files("cue", lexicon: Self.judge)
    let pack = try Self.namingJudge(files)
    let meter = RuleCostMeter(pack, files: files)
    meter.add(UTF8Text("the umpire and the umpires"))
    let cost = meter.cost()
    let words = try #require(cost.rules.first { $0.rule == RuleCost.learnedWords })
    #expect(words.path == "lexicon.yaml" && words.patterns.map(\.name) == ["{judge}"])
    #expect(words.patterns.first?.line == 2 && words.patterns.first?.texts == 1)
    #expect(cost.ruleCount == 2 && cost.patternCount == 3)
  }

  private static let judge = "# words\njudge: umpires?\nunused: referee\n"

  private static func namingJudge(_ files: RuleFiles) throws -> RulePack {
    var pack = try RulePack(files)
    pack.sentences = SentenceModel(
      source: FitSource(fittedOn: "x", goldDigest: "", rows: 1, prompts: 1),
      tags: [
        "demo.belief": SentenceModel.Tag(
          intercept: -2, cutoff: 0, terms: TermList([SentenceModel.Term(words: "{judge}", weight: 1)]), positives: 1,
          averagePrecision: 1)
      ])
    return pack
  }

  @Test func timeTextsAndPlacesAreCounted() throws {
    let cost = try cost(#"\bcue\b"#, ["a cue", "nothing", "retraining, a cue"])
    #expect(cost.texts == 3 && cost.bytes == 29 && cost.withoutLiteral == 0)
    let rows = Dictionary(uniqueKeysWithValues: cost.rules.map { ($0.rule, $0) })
    #expect(rows["demo/one"]?.patterns.first?.texts == 2 && rows["demo/rare"]?.patterns.first?.texts == 1)
    #expect(rows["demo/one"]?.patterns.first?.line == 8 && rows["demo/one"]?.path == "Cues/demo/one.yaml")
    let shares = cost.rules.map { cost.share($0.nanoseconds) }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9 && shares == shares.sorted(by: >))
    let table = RuleCostTable(style: TextStyle(isColoured: false)).render(cost, top: 1, showLiterals: true)
    #expect(table.contains("2 patterns, 0 without a literal") && table.contains(":8"))
  }

  @Test func aPatternTriedInMostTextsIsNamedWithWhatItTook() throws {
    let ordinary = (0..<60).map { "the evaluation number \($0) says nothing of it" }
    let folder = Self.rareRules(and: ["Cues/demo/one.yaml": RuleFolder.rule(regex: #"\bevaluation\b[^.]*\bcue\w*"#)])
    let meter = RuleCostMeter(try RulePack(folder), files: folder)
    for text in ordinary + ordinary.map({ $0 + " cue" }) { meter.add(UTF8Text(text)) }
    let warning = try #require(meter.cost().warnings.first)
    #expect(warning.code == "R019" && warning.path == "Cues/demo/one.yaml" && warning.line == 8)
    #expect(warning.message.contains("50 % of the texts") && warning.message.contains("‘cue‘") == false)
  }

  private static func rareRules(and others: [String: String]) -> RuleFiles {
    let rare = (0..<20).map { number in
      let word = "word" + String(repeating: "x", count: number + 1)
      return ("Cues/demo/n\(number).yaml", RuleFolder.rule(id: "demo/n\(number)", regex: word, match: "⟦\(word)⟧"))
    }
    return RuleFolder.files(Dictionary(uniqueKeysWithValues: rare).merging(others) { first, _ in first })
  }

  @Test func anEntryOfTheLexiconIsCommonByIntent() throws {
    let files = Self.rareRules(and: ["lexicon.yaml": Self.judge])
    let meter = RuleCostMeter(try Self.namingJudge(files), files: files)
    for number in 0..<60 { meter.add(UTF8Text("umpire \(number) and the umpires")) }
    let cost = meter.cost()
    #expect(cost.rules.contains { $0.rule == RuleCost.learnedWords } && cost.warnings.isEmpty)
  }

  /// Ten patterns take a tenth of their rule's time each, and another next to nothing.
  @Test func patternsThatTakeAHundredthOfAllTimeAreShown() {
    var patterns = (0..<10).map { RuleCost.PatternRow(name: "many-\($0)", line: 8, nanoseconds: 1_000) }
    patterns.append(RuleCost.PatternRow(name: "idle", line: 9, nanoseconds: 5))
    let cost = RuleCost(
      rules: [RuleCost.RuleRow(rule: "demo/one", path: "Cues/demo/one.yaml", patterns: patterns)], bytes: 1, texts: 1,
      searchNanoseconds: 1, warnings: [])
    let table = RuleCostTable(style: TextStyle(isColoured: false)).render(cost, top: 1, showLiterals: false)
    #expect(patterns.prefix(10).allSatisfy { table.contains($0.name) } && !table.contains("idle"))
  }

  @Test func anEmptyDumpCostsNothing() throws {
    let cost = try cost(#"\bcue\b"#, [])
    #expect(cost.nanoseconds == 0 && cost.share(0) == 0 && cost.perMegabyte(5) == 0 && cost.warnings.isEmpty)
  }
}
