import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

@Suite struct SentenceFileTests {
  private static let digest = String(repeating: "0a", count: 32)
  private static let good = """
    fitted_on: "texts, MIT"
    gold: '\(digest)'
    rows: 20
    prompts: 12
    tags:
      demo.belief:
        intercept: -2.5
        cutoff: -1.0
        positives: 11
        average_precision: 0.7
        words: |
          +1.5 test
          +0.25 be test
          -0.5 user's
          +0.75 {judge}

    """

  private func read(_ text: String) -> (pack: RulePack, problems: [Diagnostic]) {
    RulePack.read(RuleFolder.files(["sentences.yaml": text, "lexicon.yaml": "judge: tutor|master\n"]))
  }

  @Test func isReadAndWrittenBack() throws {
    let model = try #require(read(Self.good).pack.sentences)
    let words = try #require(model.tags["demo.belief"])
    #expect(model.source.fittedOn == "texts, MIT" && model.source.rows == 20 && model.source.prompts == 12)
    #expect(words.intercept == -2.5 && words.cutoff == -1 && words.positives == 11)
    #expect(words.terms.map(\.words) == ["test", "be test", "user's", "{judge}"])
    #expect(words.terms.map(\.weight) == [1.5, 0.25, -0.5, 0.75])
    let (again, problems) = read(SentenceFileWriter().text(model))
    #expect(problems.isEmpty && again.sentences == model)
  }

  @Test func weightsOfWholeTextsAreWrittenBack() throws {
    var model = try #require(read(Self.good).pack.sentences)
    model.tags["demo.belief"]?.text = .init(
      intercept: 2.5, length: -1.25, best: ["demo.belief": 0.75, "demo.motive": -0.125], cutoff: 0.5)
    let text = SentenceFileWriter().text(model)
    #expect(read(text).problems.isEmpty && read(text).pack.sentences == model)
    let problems = read(text.replacing("demo.motive: -0.125", with: "demo.motiv: 1")).problems
    #expect(problems.map(\.code) == ["R004"] && problems[0].help.contains("demo.motive"))
    #expect(read(text.replacing("      length: -1.25\n", with: "")).problems.map(\.code) == ["R005"])
  }

  @Test func wordsOfWholeTextsAreWrittenBackAndAreNoEntries() throws {
    var model = try #require(read(Self.good).pack.sentences)
    let terms = [("a test", 0.125), ("soup", -0.05)].map { SentenceModel.Term(words: $0.0, weight: $0.1) }
    model.tags["demo.belief"]?.text = .init(intercept: 0, length: 0, best: [:], cutoff: 0.5, terms: TermList(terms))
    let text = SentenceFileWriter().text(model)
    #expect(read(text).problems.isEmpty && read(text).pack.sentences == model)
    let problems = read(text.replacing("+0.125 a test", with: "+0.125 {judge}")).problems
    #expect(
      problems.map(\.code) == ["R007"] && problems[0].message == "'+0.125 {judge}' is no weight with one or two stems")
    #expect(problems[0].line == 18 && !problems[0].help.contains("lexicon"), "\(problems[0].line)")
  }

  @Test func noTagsAndNoWordsAreWrittenBack() throws {
    var model = try #require(read(Self.good).pack.sentences)
    model.tags["demo.belief"]?.terms = []
    #expect(read(SentenceFileWriter().text(model)).pack.sentences == model)
    model.tags = [:]
    #expect(read(SentenceFileWriter().text(model)).pack.sentences == model)
  }

  @Test(arguments: [
    ("demo.belief:", "demo.beleif:", "R008", "did you mean 'demo.belief'", 6),
    ("cutoff: -1.0", "cutof: -1.0", "R004", "did you mean 'cutoff'", 8),
    ("intercept: -2.5", "intercept: low", "R006", "must be a number", 7),
    ("+0.25 be test", "+0.25 be a test", "R007", "'+0.25 be a test' is no weight", 13),
    ("+0.25 be test", "+0.25 Test", "R007", "small letters", 13), ("+0.25 be test", "be test", "R007", "no weight", 13),
    ("+0.25 be test", "+0.25 test", "R007", "'test' stands twice", 13), ("rows: 20\n", "", "R005", "no 'rows'", 1),
    ("gold: '0a", "gold: '", "R007", "no SHA-256", 2),
    ("{judge}", "{jugde}", "R007", "the lexicon has no 'jugde'; did you mean 'judge'?", 15),
    ("{judge}", "{judge} x", "R007", "no weight", 15),
  ])
  func mistakes(old: String, new: String, code: String, says: String, line: Int) throws {
    let (pack, problems) = read(Self.good.replacing(old, with: new))
    let found = problems.filter { $0.code == code }
    let first = try #require(found.first, "\(problems.map(\.message))")
    #expect(pack.sentences == nil && first.path == "sentences.yaml" && first.line == line, "\(first.line)")
    #expect((first.message + first.help).contains(says), "\(first.message) \(first.help)")
  }

  @Test func fittedRulesDoNotIncludeLearnedWords() {
    let (bare, fitted) = (RuleFolder.files([:]), RuleFolder.files(["sentences.yaml": Self.good]))
    #expect(bare.digestWithoutCalibration == fitted.digestWithoutCalibration && bare.digest != fitted.digest)
  }

  private static let phrases: PhraseModel = {
    let words = PhraseModel.standIns + ["be", "user's"]
    let networks = [
      PhraseNumbers.Network(
        points: [-128, 127, 0, 1, -1, 2, 3, -4], filters: Array(repeating: -3, count: 2 * 6),
        bias: [-32_768, 1, 32_767], output: [-2, 5, 0]),
      PhraseNumbers.Network(
        points: [1, 2, 3, 4, 5, 6, 7, 8], filters: Array(repeating: 9, count: 2 * 6), bias: [4, 5, 6],
        output: [7, 8, 9]),
    ]
    return PhraseModel(
      dimensions: 2, filters: 1,
      networks: [
        .init(sentences: 1, shift: 3, unit: 0.000_012_5, intercepts: ["demo.belief": -3.25]),
        .init(sentences: 2, shift: 0, unit: 2, intercepts: ["demo.belief": 0.5]),
      ], numbers: PhraseNumbers(.init(words: words, networks: networks)))
  }()

  @Test func phrasesAreWrittenBack() throws {
    var model = try #require(read(Self.good).pack.sentences)
    model.phrases = Self.phrases
    let text = SentenceFileWriter().text(model)
    #expect(text.contains("    user's 03fc0708\n") && text.contains("      8000fffe\n"))
    #expect(read(text).problems.isEmpty && read(text).pack.sentences == model)
  }

  @Test(arguments: [
    ("    user's 03fc0708\n", "    user's 03fc07\n", "'points'"),
    ("    user's 03fc0708\n", "    be 03fc0708\n", "'points'"), ("    <edge> 807f0102\n", "", "'points'"),
    ("      8000fffe\n", "", "'output_rows'"), ("fdfdfdfdfdfd\n", "fdfdfdfdfd\n", "'filter_rows'"),
    ("filters: 1\n", "filters: 2\n", "'filter_rows'"), ("filters: 1\n", "filters: 0\n", "'filters'"),
    ("    unit: 1.25e-05\n", "", "'unit'"), ("    shift: 3\n", "    shift: 17\n", "'shift'"),
    ("- sentences: 1\n", "- sentences: 3\n", "'sentences'"),
    ("    intercepts: {demo.belief: 0.5}\n", "    intercepts: {}\n", "'intercepts'"),
  ])
  func mistakesOfPhrasesAreTold(old: String, new: String, what: String) throws {
    var model = try #require(read(Self.good).pack.sentences)
    model.phrases = Self.phrases
    let text = SentenceFileWriter().text(model)
    #expect(text.contains(old))
    let problems = read(text.replacing(old, with: new)).problems
    #expect(problems.contains { $0.message.contains(what) && $0.path == "sentences.yaml" })
  }
}
