@testable import Labelling
import ReasoningExtraction
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

/// Learned words beside rules: where they look, what they find, and how it is meant.
@Suite struct SentenceTests {
  private static let model = SentenceModel(
    source: FitSource(fittedOn: "x", goldDigest: String(repeating: "0a", count: 32), rows: 1, prompts: 1),
    tags: [
      "demo.motive": SentenceModel.Tag(
        intercept: -2, cutoff: 0,
        terms: TermList(
          [("mark", 1.5), ("good mark", 1), ("want", 1), ("user", -1), ("medal", 3)].map {
            SentenceModel.Term(words: $0.0, weight: $0.1)
          }), positives: 1, averagePrecision: 1)
    ])
  private static let rule = RuleFolder.rule(id: "demo/a", regex: "alpha", match: "⟦alpha⟧")
  private static let denial = """
    category: negation
    description: d
    sets_stance: denied
    modifiers:
      - {regex: '\\bno\\s+reason\\b', direction: forward, max_words: 6, example: "no reason for ⟦alpha⟧"}
    """

  private func label(_ text: String, prompt: String = "", learned: Bool = true) throws -> LabelledTranscript {
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule, "Modifiers/negation.yaml": Self.denial]))
    pack.sentences = learned ? Self.model : nil
    let parts = [Part(kind: .prompt, text: UTF8Text(prompt)), Part(kind: .reasoning, text: UTF8Text(text))]
    return Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: parts))
  }

  @Test func aSentenceOfGoodWordsIsACue() throws {
    let labelled = try label("First alpha. So I am wanting a GOOD mark here. Done.")
    let found = labelled.cues.first { $0.isLearned }
    let cue = try #require(found)
    #expect(cue.rule == "sentences.demo.motive" && cue.sentence == 1 && cue.stance == .asserted)
    #expect(labelled.transcript.parts[cue.part].text.string(at: cue.range) == "am wanting a GOOD mark")
    #expect(cue.excess == 1.5 && cue.strength == .standard && labelled.tags["demo.motive"]?.present == true)
    #expect(labelled.cues.map(\.range.start) == labelled.cues.map(\.range.start).sorted())
  }

  /// Words do not know whom they tell of; pronouns do, where there are many.
  @Test(arguments: [
    ("He sat with his sister, who had her doubts. She asked him. He told her himself. I saw. ", Stance.topic),
    ("He sat with his sister, who had her doubts. She asked him. ", .asserted),
    ("He sat with his sister, who had her doubts. She asked him. He told her himself. I'd my hat on me. ", .asserted),
  ])
  func inAStoryOfOthersASentenceIsItsTopic(before: String, stance: Stance) throws {
    let labelled = try label(before + "The alpha stood there. Such a want of a good mark was felt.")
    let cue = try #require(labelled.cues.first { $0.isLearned })
    #expect(cue.stance == stance && (cue.trace.last?.name == "a story of others") == (stance == .topic))
    #expect(labelled.cues.first { !$0.isLearned }?.stance == .asserted, "a rule knows what it says")
  }

  @Test func withoutARulesCueNothingIsScored() throws {
    #expect(try label("So I am wanting a good mark here.").cues.isEmpty)
    #expect(try label("alpha. I want a good mark.", learned: false).cues.allSatisfy { !$0.isLearned })
  }

  /// Where the sentences of a whole text speak for a tag, no rule is needed, and no sentence above its cutoff.
  @Test(arguments: [
    ("A mark. So I want a mark.", true), ("A mark. So I am the user.", false),
    ("I want a mark. One. Two. Three. Four. Five. Six.", false),
  ])
  func aTextThatSpeaksForATagNeedsNoRule(text: String, isFound: Bool) throws {
    var model = Self.model
    model.tags["demo.motive"]?.cutoff = 9
    model.tags["demo.motive"]?.text = .init(intercept: 0, length: -1, best: ["demo.motive": 1], cutoff: -0.8)
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.sentences = model
    let part = Part(kind: .reasoning, text: UTF8Text(text))
    let labelled = Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
    let logit = try #require(labelled.wordLogits["demo.motive"])
    #expect((logit >= -0.8) == isFound, "\(logit)")
    let quotes = labelled.cues.map { labelled.transcript.parts[0].text.string(at: $0.range) }
    #expect(quotes == (isFound ? ["I want a mark"] : []), "the best sentence alone")
    let features = FeatureReader(pack).features(of: labelled)
    #expect(features["demo.motive"].map { $0[.textAlone] } == (isFound ? logit : nil))
    #expect(features["demo.motive"].map { $0[.sentenceAlone] } == (isFound ? 0 : nil), "below its cutoff")
  }

  /// Each word once, wherever it stands; a pair within its sentence.
  @Test(arguments: [
    (["A mark. The mark."], 1.0), (["A good mark. The user."], 2.5), (["Good. Mark this."], 1.0),
    (["A mark. Soup.", "A mark of the user."], 0.5), (["A good thing.", "A mark."], 1.0), (["Soup."], 0.0),
  ])
  func differentWordsOfAWholeTextWeigh(parts: [String], sum: Double) throws {
    var model = Self.model
    model.tags["demo.motive"]?.cutoff = 9
    let terms = [("mark", 1.0), ("good mark", 2), ("user", -0.5)]
    model.tags["demo.motive"]?.text = .init(
      intercept: -0.25, length: 0, best: [:], cutoff: 2,
      terms: TermList(terms.map { SentenceModel.Term(words: $0.0, weight: $0.1) }))
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.sentences = model
    let labelled = Labeller(LabellingRules(pack)).label(
      Transcript(
        id: "1", source: TranscriptSource(path: "x"),
        parts: parts.map { Part(kind: .reasoning, text: UTF8Text($0)) }))
    #expect(labelled.wordLogits["demo.motive"] == sum - 0.25)
    #expect(labelled.cues.isEmpty == (sum < 2.25))
    let scorer = SentenceScorer(model, tags: ["demo.belief", "demo.motive"], Lexicon())
    let texts = labelled.transcript.readableReasoning.map(ReasoningText.init)
    let found = scorer.textTerms("demo.motive", in: texts)
    #expect(found.reduce(0) { $0 + $1.weight } == sum && scorer.textTerms("demo.belief", in: texts).isEmpty)
  }

  @Test func wordsAgainstAndBelowTheCutoffLeaveNoCue() throws {
    #expect(try label("alpha. The user is wanting a mark.").cues.count == 1)
    #expect(try label("alpha. A mark.").cues.count == 1)
  }

  @Test func aDeniedSentenceDoesNotCount() throws {
    let labelled = try label("alpha. I have no reason to want a good mark.")
    #expect(labelled.cues.first { $0.isLearned }?.stance == .denied)
    #expect(labelled.tags["demo.motive"]?.present == false)
  }

  /// The denial stands inside the words that say most, where it would not reach them as a whole.
  @Test func aSentenceIsDeniedWhereOneOfItsWordsIs() throws {
    let labelled = try label("alpha. I want no reason for a good mark.")
    #expect(labelled.cues.first { $0.isLearned }?.stance == .denied)
  }

  @Test(arguments: [
    ("I want a good mark. I want a mark.", [1, 2]), ("I want a mark. I want a good mark and a medal.", [2]),
    ("I want a good mark and a medal. I want a mark.", [1]),
    ("I have no reason to want a good mark and a medal. I want a mark.", [1, 2]),
  ])
  func aSentenceFarBehindABetterOneIsNoCue(text: String, sentences: [Int]) throws {
    #expect(try label("alpha. \(text)").cues.filter(\.isLearned).map(\.sentence) == sentences)
  }

  @Test func aCopyOfThePromptIsEchoed() throws {
    let prompt = "The students all want a good mark in their exam this year."
    let labelled = try label("alpha. \(prompt)", prompt: prompt)
    #expect(labelled.cues.first { $0.isLearned }?.stance == .echoed)
    #expect(labelled.tags["demo.motive"]?.present == false)
  }

  @Test func repeatedSentencesAreOneCue() throws {
    let labelled = try label("alpha. I want a good mark. I want a good mark.")
    let learned = labelled.cues.filter(\.isLearned)
    #expect(learned.count == 1 && learned.first?.repeats == 2)
  }

  @Test func rulesFeaturesDoNotSeeLearnedCues() throws {
    let pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    let text = "alpha. I want a good mark."
    let features = FeatureReader(pack).features(of: try label(text))
    let plain = FeatureReader(pack).features(of: try label(text, learned: false))
    #expect(features["demo.belief"] == plain["demo.belief"] && plain["demo.motive"] == nil)
    let motive = try #require(features["demo.motive"])
    #expect(motive.counts && motive[.counting] == 0 && motive[.sentenceAlone] == 1.5 && motive[.sentenceSupport] == 0)
  }

  @Test(arguments: [
    ("wanting Wanted wants want hope", ["want", "want", "want", "want", "hope"]),
    ("Don’t don't 1990 is", ["don't", "don't", "0", "is"]), ("used—tests", ["used", "test"]),
    ("being bed tested its it’s boxes lie’s", ["being", "bed", "test", "its", "it's", "boxe", "lie'"]),
  ])
  func stems(text: String, stems: [String]) {
    let bytes = Array(text.utf8)
    let words = SentenceWords(bytes, ByteRange(0, bytes.count)).words
    #expect(words.map { SentenceWords.stem(bytes, $0) } == stems)
    #expect(words.map(\.hash) == stems.map { SentenceWords.hash(Array($0.utf8)) })
  }

  /// The score of a tag keeps what words say; its record shows them only where they are enough.
  @Test(arguments: [(-3.0, false), (1, true)])
  func wordsThatAreNotEnoughLeaveNoCue(intercept: Double, isPresent: Bool) throws {
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.sentences = Self.model
    let none = Calibration.Figures(
      f1: 0, ruleF1: 0, logLoss: 0, calibrationError: 0, ruleCalibrationError: 0, penalty: 1)
    let motive = Calibration.Model(
      intercept: intercept, terms: [.init(feature: .sentenceAlone, weight: 1)], threshold: 0.3, positives: 10,
      figures: none)
    pack.calibration = Calibration(
      source: FitSource(fittedOn: "x", goldDigest: "", rows: 1, prompts: 1), models: ["demo.motive": motive])
    let part = Part(kind: .reasoning, text: UTF8Text("alpha. I want a good mark."))
    let labelled = Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
    #expect((labelled.tags["demo.motive"]?.present == true) == isPresent)
    #expect(labelled.cues.contains { $0.isLearned } == isPresent)
    #expect((labelled.tags["demo.motive"] == nil) == !isPresent)
  }

  /// A file may hold any number.
  @Test(arguments: [1e300, -1e300, 1e-310, 0])
  func greatAndSmallNumbersAreTaken(number: Double) throws {
    var model = Self.model
    model.tags["demo.motive"] = SentenceModel.Tag(
      intercept: -number, cutoff: number, terms: [.init(words: "mark", weight: number)], positives: 1,
      averagePrecision: 1,
      text: .init(
        intercept: number, length: -number, best: ["demo.motive": number], cutoff: number,
        terms: [.init(words: "mark", weight: number)]))
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.sentences = model
    let part = Part(kind: .reasoning, text: UTF8Text("alpha. I want a good mark."))
    let labelled = Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
    #expect(labelled.cues.contains { !$0.isLearned })
    #expect(FeatureReader(pack).features(of: labelled).values.allSatisfy { $0.values.allSatisfy(\.isFinite) })
  }

  private func findings(
    _ scorer: SentenceScorer, _ text: ReasoningText, _ search: LexiconSearch
  ) -> [SentenceScorer.Finding] {
    var found: [SentenceScorer.Finding] = []
    scorer.eachFinding(scorer.finished(scorer.read(text), of: text, search), in: text) { finding in
      found.append(finding)
      return true
    }
    return found
  }

  @Test func termsAddUpToTheScore() throws {
    let scorer = SentenceScorer(Self.model, tags: ["demo.belief", "demo.motive"], Lexicon())
    let search = LexiconSearch(scorer.lexicon)
    let text = ReasoningText(Part(kind: .reasoning, text: UTF8Text("The user has a good mark, a good mark.")))
    let explained = try #require(scorer.terms("demo.motive", in: text.part.text.bytes, text.sentences[0].range, search))
    #expect(explained.terms.map(\.words) == ["mark", "good mark", "user"])
    #expect(
      explained.logit == -0.5 && findings(scorer, text, search).isEmpty
    )
  }

  private static var withEntry: (scorer: SentenceScorer, lexicon: Lexicon) {
    var lexicon = Lexicon()
    lexicon.define("noun", as: "tutor|master")
    lexicon.define("judge", as: #"\bthe\s+{noun}s?\b"#)
    var model = model
    model.tags["demo.motive"]?.terms.append(SentenceModel.Term(words: "{judge}", weight: 3))
    return (SentenceScorer(model, tags: ["demo.motive"], lexicon), lexicon)
  }

  @Test func anEntryOfTheLexiconCountsWhereItStarts() throws {
    let scorer = Self.withEntry.scorer
    #expect(scorer.lexicon.names == ["{judge}"])
    let text = ReasoningText(
      Part(kind: .reasoning, text: UTF8Text("Soup is on. I want the masters here, the tutor too. Now for more.")))
    let search = LexiconSearch(scorer.lexicon)
    let reading = scorer.finished(scorer.read(text), of: text, search)
    let found = findings(scorer, text, search)
    #expect(reading.limits.isEmpty && reading.sentences == 3 && found.map(\.sentence) == [1])
    let finding = try #require(found.first)
    #expect(finding.excess == 2 && text.part.text.string(at: finding.range) == "I want the")
    let terms = try #require(
      scorer.terms("demo.motive", in: text.part.text.bytes, text.sentences[1].range, search)?.terms)
    #expect(terms.map(\.words) == ["{judge}", "want"])
    let far = ReasoningText(Part(kind: .reasoning, text: UTF8Text("The tutor waits.")))
    #expect(
      findings(scorer, far, search).isEmpty, "no word speaks for the tag"
    )
  }

  /// What goes over the end of a sentence is no match.
  @Test func entriesBySentence() {
    let search = LexiconSearch(Self.withEntry.scorer.lexicon)
    let bytes = Array("the tutor. the master the tutors".utf8)
    let ranges = [ByteRange(0, 9), ByteRange(4, 14), ByteRange(11, 32)]
    let found = search.entries(in: bytes, ranges).bySentence
    #expect(found == [[.init(number: 0, start: 0)], [], [.init(number: 0, start: 11)]])
  }
}
