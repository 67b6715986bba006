import CWords
@testable import Labelling
import ReasoningExtraction
import RuleFormat
import RuleMatching
import TestSupport
import Testing
import TranscriptModel

/// Words that tell where rules are searched for.
@Suite struct ScreenTests {
  private static let rule = RuleFolder.rule(id: "demo/a", regex: "alpha|soup", match: "⟦alpha⟧")

  private func model(cutoff: Double = 2, length: Double = 0) -> ScreenModel {
    let terms = [("mark", 1.5), ("good mark", 1.0), ("want", 1.0), ("soup", -1.0)]
    return ScreenModel(
      source: FitSource(fittedOn: "x", goldDigest: "", rows: 1, prompts: 1), cutoff: cutoff, length: length, step: 0.25,
      searched: .init(present: 1, silent: 0),
      terms: TermList(terms.map { SentenceModel.Term(words: $0.0, weight: $0.1) }))
  }

  private func transcript(_ text: String) -> Transcript {
    Transcript(
      id: "1", source: TranscriptSource(path: "x"),
      parts: [
        Part(kind: .prompt, text: UTF8Text("I want a good mark")), Part(kind: .reasoning, text: UTF8Text(text)),
      ])
  }

  private func label(
    _ text: String, _ model: ScreenModel?, engine: RuleMatcher.Engine = .fast
  ) throws -> LabelledTranscript {
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.screen = model
    return Labeller(LabellingRules(pack), engine: engine).label(transcript(text))
  }

  private func run(_ text: String) throws -> TextScreen.Run {
    let extracted = ReasoningExtractor.extract(transcript(text))
    return try #require(TextScreen(model()).heaviestRun(extracted.readableReasoning.map(ReasoningText.init)))
  }

  @Test func rulesAreSearchedForWhereAHeavyRunStands() throws {
    let open = try label("The alpha. I want a GOOD mark.", model())
    #expect(!open.isScreened && open.cues.map(\.rule) == ["demo/a"])
    let closed = try label("The alpha is a mark.", model())
    #expect(closed.isScreened && closed.cues.isEmpty && closed.tags.isEmpty && closed.composites.isEmpty)
    #expect(closed.reasoning.words == 5, "what it is stays")
    #expect(try label("The alpha is a mark.", nil).cues.count == 1)
  }

  @Test func theNaiveEngineDropsTheSame() throws {
    for text in ["The alpha is a mark.", "The alpha. I want a good mark.", ""] {
      let labels = try [RuleMatcher.Engine.fast, .naive].map { try label(text, model(), engine: $0) }
      #expect(labels[0].cues.map(\.range) == labels[1].cues.map(\.range), "\(text)")
      #expect(labels[0].isScreened == labels[1].isScreened)
    }
  }

  /// want 1, a, good, mark 1.5 with the pair 1, each less 0.25.
  @Test func theHeaviestRunIsShown() throws {
    let text = "Soup. I want a good mark. Then soup and marks."
    let heaviest = try run(text)
    #expect(heaviest.weight == 2.5)
    #expect(UTF8Text(text).string(at: heaviest.range) == "want a good mark")
    #expect(try run("soup").weight == 0 && run("soup").range.isEmpty)
  }

  @Test func aPairDoesNotCrossSentencesAndARunDoes() throws {
    #expect(try run("So good. Mark it.").weight == 1.25)
    #expect(try run("The mark. A mark.").weight == 2.25)
  }

  /// Words are read hundreds at a time; of one sentence four hundred count.
  @Test func aLongTextIsReadInPieces() throws {
    for before in [0, 398, 399, 400, 401, 798, 799, 800, 801, 1_599] {
      let filler = (0..<before).map { "So it is \($0)." }.joined(separator: " ")
      let text = filler + "\n```\nwant a good mark\n```\nI want a good mark. Soup and soup."
      let heaviest = try run(text)
      #expect(heaviest.weight == 2.5, "\(before)")
      #expect(UTF8Text(text).string(at: heaviest.range) == "want a good mark")
      #expect(heaviest.range.start > filler.utf8.count + 25, "that in code is not read")
      let one = String(repeating: "so ", count: before) + "good mark"
      #expect(try run(one).weight == (before < 399 ? 2.25 : 0), "\(before) words before in one sentence")
    }
    #expect(try run(String(repeating: "so ", count: 399) + "good. Mark.").weight == 1.25)
  }

  @Test func codeIsNotRead() throws {
    #expect(try run("```\ngood mark\ngood mark\n```\nFine.").weight == 0)
  }

  @Test func aLongTextNeedsMore() throws {
    let text = "I want a good mark."
    #expect(try !label(text, model(cutoff: 0.5, length: 0.9)).isScreened)
    #expect(try label(text + String(repeating: " It is so.", count: 10), model(cutoff: 0.5, length: 0.9)).isScreened)
  }

  /// What learned words say of the text as a whole decides behind the screen's own.
  @Test(arguments: [(TextScreen.leastLogit - 0.1, true), (TextScreen.leastLogit, false), (0, false)])
  func aTextThatSpeaksForNoTagIsNotSearched(_ intercept: Double, _ isScreened: Bool) throws {
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.screen = model(cutoff: -100)
    let source = FitSource(fittedOn: "x", goldDigest: "", rows: 1, prompts: 1)
    let tag = SentenceModel.Tag(
      intercept: -5, cutoff: 0, terms: [], positives: 1, averagePrecision: 1,
      text: .init(intercept: intercept, length: 0, best: [:], cutoff: 9))
    pack.sentences = SentenceModel(source: source, tags: ["demo.belief": tag])
    for engine in [RuleMatcher.Engine.fast, .naive] {
      let labelled = Labeller(LabellingRules(pack), engine: engine).label(transcript("The alpha is here."))
      #expect(labelled.isScreened == isScreened && labelled.cues.isEmpty == isScreened)
      #expect(labelled.wordLogits.strongest?.tag == "demo.belief")
      #expect(labelled.wordLogits.strongest?.logit == intercept)
    }
    pack.screen = nil
    let searched = Labeller(LabellingRules(pack)).label(transcript("The alpha is here."))
    #expect(!searched.isScreened && searched.cues.count == 1)
  }

  @Test func withoutReasoningNothingIsScreened() throws {
    #expect(try !label("", model()).isScreened)
  }

  @Test func severalTextsAreLabelledAsEachAlone() throws {
    var pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": Self.rule]))
    pack.screen = model()
    let texts = ["alpha", "I want a good mark. alpha", "soup", "alpha, a good mark mark"].map(transcript)
    let labeller = Labeller(LabellingRules(pack))
    #expect(labeller.label(texts).map(\.cues.count) == texts.map { labeller.label($0).cues.count })
    #expect(labeller.label(texts).map(\.isScreened) == [true, false, true, false])
  }

  private static let none = WeightTable { [] }

  /// What words weigh together, a thousand more each, so that their run is the heaviest.
  private static func weight(_ hashes: [UInt64], _ words: WeightTable, _ pairs: WeightTable) -> Int {
    let sentence = hashes.enumerated().map { aside_word(start: UInt32($0), end: UInt32($0 + 1), hash: $1) }
    var run = aside_word_run()
    var weights = aside_run_weights(words: words.table, pairs: pairs.table, step: -100_000)
    let begins = hashes.indices.map { UInt8($0 == 0 ? 1 : 0) }
    aside_word_run_add(&weights, sentence, begins, sentence.count, &run)
    return Int(run.most) - 100_000 * hashes.count
  }

  /// Slots run over and hashes meet.
  @Test func aTableFindsWhatIsInIt() {
    let hashes = (0..<5_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let table = WeightTable { hashes.enumerated().map { ($1, $0 % 60_000 - 2_500) } }
    for (number, hash) in hashes.enumerated() {
      #expect(Self.weight([hash], table, Self.none) == number - 2_500)
    }
    #expect(Self.weight([0xDEAD_BEEF_0000], table, Self.none) == 0 && Self.weight([1], Self.none, Self.none) == 0)
    #expect(Self.weight([1 << 40], WeightTable { [(1 << 40, 7), (1 << 40, 9)] }, Self.none) == 7)
  }

  @Test func pairsOfASentenceAreFound() {
    let words = (0..<400).map { UInt64($0) &* 0xD6E8_FEB8_6659_FD93 }
    let pairs = zip(words, words.dropFirst()).enumerated().filter { $0.offset % 3 == 0 }.map {
      (hash: SentenceWords.hash($0.element.0, $0.element.1), weight: $0.offset + 1)
    }
    let table = WeightTable { pairs }
    #expect(Self.weight(words, Self.none, table) == pairs.reduce(0) { $0 + $1.weight })
    #expect(Self.weight(words.reversed(), Self.none, table) == 0)
    #expect(Self.weight([], Self.none, table) == 0 && Self.weight([words[0]], Self.none, table) == 0)
  }
}
