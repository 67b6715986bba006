@testable import Evaluation
import Labelling
import RuleFormat
import Testing
import TranscriptModel

@Suite struct SentenceFitTests {
  /// Every other text has a sentence about a mark, which gold quotes; its words change from text to text.
  private func texts(_ count: Int = 120, lexicon entries: [String: String] = [:]) -> [SentenceText] {
    var lexicon = Lexicon()
    for (name, regex) in entries { lexicon.define(name, as: regex) }
    let search = LexiconSearch(LexiconSet(lexicon))
    let fillers = ["The soup is warm.", "A list comes next.", "We count the days.", "It rains in town.", "Fine."]
    return (0..<count).map { id in
      let quote = "I want a good mark from \(["them", "men", "folk"][id / 2 % 3])."
      let isPresent = id % 2 == 0
      let other = "The user wants soup \(id % 7)."
      let more = (0..<(entries.isEmpty ? 0 : 12)).map { "Step \(["one", "two", "three"][$0 % 3]) is done." }
      let text = ([fillers[id % 5], isPresent ? quote : other, fillers[(id + 2) % 5]] + more).joined(separator: " ")
      let gold = GoldRow(
        id: "t\(id)", present: isPresent ? ["demo.motive"] : [], quotes: isPresent ? ["demo.motive": [quote]] : [:])
      let transcript = Transcript(
        id: "t\(id)", source: TranscriptSource(path: "x"), parts: [Part(kind: .reasoning, text: UTF8Text(text))])
      return SentenceText(transcript, cluster: "p\(id / 2)", gold: gold, tags: ["demo.motive", "demo.belief"], search)
    }
  }

  @Test func quotedWordsSpeakForTheTag() throws {
    let fit = SentenceFit(texts(), tags: ["demo.motive", "demo.belief"], fittedOn: "made up")
    #expect(fit.model.source.rows == 120 && fit.model.source.prompts == 60 && fit.model.source.fittedOn == "made up")
    #expect(fit.model.tags["demo.belief"] == nil, "no text has it")
    let words = try #require(fit.model.tags["demo.motive"])
    #expect(words.positives == 60 && words.averagePrecision > 0.99)
    let first = try #require(words.terms.first)
    #expect(first.weight > 0 && "I want a good mark from them men folk".lowercased().contains(first.words))
    #expect(
      words.terms.allSatisfy { $0.weight != 0 } && words.terms.map(\.weight) == words.terms.map(\.weight).sorted(by: >))
  }

  @Test func orderDoesNotMatterAndFoldsHaveNotSeenTheirPrompts() {
    let (one, other) = (texts(), Array(texts().reversed()))
    let fits = [one, other].map { SentenceFit($0, tags: ["demo.motive"], fittedOn: "x") }
    #expect(fits[0].model == fits[1].model && fits[0].model(without: "p3") == fits[1].model(without: "p3"))
    let positives = Set((0..<60).map { "p\($0)" }).map {
      fits[0].model(without: $0).tags["demo.motive"]?.positives ?? 60
    }
    #expect(positives.allSatisfy { $0 < 60 })
  }

  /// Words that the entry stands for are seen in too few prompts to count alone.
  @Test func anEntryOfTheLexiconIsAWord() throws {
    let entries = ["people": #"\b(?:them|men|folk|women)\b"#, "anything": #"\w*"#, "number": "one|two"]
    let fit = SentenceFit(texts(28, lexicon: entries), tags: ["demo.motive"], fittedOn: "x")
    #expect(fit.model.tags["demo.motive"] == nil, "too few texts")
    let terms = try #require(
      SentenceFit(texts(120, lexicon: entries), tags: ["demo.motive"], fittedOn: "x").model.tags["demo.motive"]?.terms)
    #expect(terms.contains { $0.words == "{people}" && $0.weight > 0 })
    #expect(!terms.contains { $0.words == "{anything}" || $0.words == "{number}" }, "they stand everywhere")
  }

  private func silent(_ count: Int) -> [SentenceText] {
    let search = LexiconSearch(LexiconSet(Lexicon()))
    return (0..<count).map { id in
      let text = "The soup is warm. It rains in town \(["now", "then", "again"][id % 3]). We count the days."
      let transcript = Transcript(
        id: "s\(id)", source: TranscriptSource(path: "x"), parts: [Part(kind: .reasoning, text: UTF8Text(text))])
      return SentenceText(transcript, cluster: "s\(id)", gold: nil, tags: ["demo.motive"], search)
    }
  }

  @Test func textsThatHoldNothingSayFromWhereWholeTextsSpeak() throws {
    #expect(
      SentenceFit(texts() + silent(99), tags: ["demo.motive"], fittedOn: "x").model.tags["demo.motive"]?.text == nil)
    let fit = SentenceFit(texts() + silent(100), tags: ["demo.motive"], fittedOn: "x")
    let text = try #require(fit.model.tags["demo.motive"]?.text)
    #expect(text.cutoff >= -0.5 && text.best["demo.motive"] ?? 0 > 0)
    #expect(fit.model(without: "p1").tags["demo.motive"]?.text?.cutoff == text.cutoff)
    #expect(fit.model(without: "p1").tags["demo.motive"]?.text != text)
    #expect(text.terms.contains { $0.words == "good mark" && $0.weight > 0 }, "what the texts are about")
    #expect(text.terms.map(\.weight) == text.terms.map(\.weight).sorted(by: >))
  }

  @Test func wordsOfWholeTextsStandInTextsOfManyPrompts() {
    let words = TextWords(texts(), minimumPrompts: 21)
    #expect(words.names.contains("good mark") && !words.names.contains("from them"), "twenty prompts have that")
    #expect(TextWords(texts(), minimumPrompts: 20).names.contains("from them"))
    #expect(words.columns.allSatisfy { $0 == $0.sorted() && Set($0).count == $0.count })
    #expect(TextWords(texts(20), minimumPrompts: 20).names.isEmpty)
  }

  @Test func wordsOfFewPromptsAreLeftOut() {
    let matrix = SentenceMatrix(texts(6), minimumPrompts: 4)
    #expect(matrix.columns.isEmpty, "three prompts are too few")
    #expect(!SentenceMatrix(texts(8), minimumPrompts: 4).columns.isEmpty)
  }

  @Test func theLassoLeavesUselessFeaturesAtZero() {
    let rows = 400
    let useful = (0..<rows).filter { $0 % 4 == 0 }.map(Int32.init)
    let useless = (0..<rows).filter { $0 % 3 == 0 }.map(Int32.init)
    let truths = (0..<rows).map { $0 % 4 == 0 && $0 % 40 != 0 }
    let all = [Bool](repeating: true, count: rows)
    let fit = SparseLogistic([useful, useless], truths, isUsed: all, lasso: 3, ridge: 1)
    #expect(fit.weights[0] > 2 && fit.weights[1] == 0 && fit.intercept < -1)
    let none = SparseLogistic([useful], truths, isUsed: all, lasso: 1_000, ridge: 1)
    #expect(none.weights == [0])
  }

  /// Of two words that stand everywhere the order tells; gold quotes the sentence with one order, or the same one after it.
  private func manyTexts(_ count: Int, quotesNext: Bool = false) -> [SentenceText] {
    let next = "Then it runs home."
    let search = LexiconSearch(LexiconSet(Lexicon()))
    let fillers = ["red", "blue", "green", "brown", "white", "black", "grey"]
    return (0..<count).map { id in
      let (one, other) = (fillers[id % 7], fillers[id / 7 % 7])
      let isPresent = id % 2 == 0
      let sentence = isPresent ? "The \(one) fox sees the \(other) hen." : "The \(other) hen sees the \(one) fox."
      let gold = GoldRow(
        id: "t\(id)", present: isPresent ? ["demo.motive"] : [],
        quotes: isPresent ? ["demo.motive": [quotesNext ? next : sentence]] : [:])
      let text = UTF8Text(quotesNext ? "\(sentence) \(next)" : sentence)
      let transcript = Transcript(
        id: "t\(id)", source: TranscriptSource(path: "x"), parts: [Part(kind: .reasoning, text: text)])
      return SentenceText(transcript, cluster: "p\(id)", gold: gold, tags: ["demo.motive"], search)
    }
  }

  @Test func phrasesAreLearnedFromMuchEvidence() throws {
    let texts = manyTexts(4_400)
    let fits = [texts, Array(texts.reversed())].map { SentenceFit($0, tags: ["demo.motive"], fittedOn: "x") }
    #expect(fits[0].model == fits[1].model, "the order does not matter")
    let phrases = try #require(fits[0].model.phrases)
    #expect(phrases.tags == ["demo.motive"] && phrases.numbers.values.words.contains("fox"))
    #expect(try #require(fits[0].model(without: "p3").phrases) != phrases)
    #expect(try logit(phrases, "the red fox sees the black hen") > 0)
    #expect(try logit(phrases, "the black hen sees the red fox") < 0)
    let few = SentenceFit(manyTexts(400), tags: ["demo.motive"], fittedOn: "x")
    #expect(few.model.phrases == nil, "too little evidence")
  }

  private func logit(_ phrases: PhraseModel, _ sentence: String, before: String = "") throws -> Double {
    let words = phrases.numbers.values.words
    func numbers(_ text: String) throws -> [Int32] {
      try text.split(separator: " ").map { Int32(try #require(words.firstIndex(of: String($0)))) }
    }
    let scorer = PhraseScorer(phrases, tags: phrases.tags)
    return try #require(scorer.logits(of: numbers(sentence), before: numbers(before)).first)
  }

  @Test func aSentenceIsReadWithTheOneBefore() throws {
    let fit = SentenceFit(manyTexts(4_400, quotesNext: true), tags: ["demo.motive"], fittedOn: "x")
    let phrases = try #require(fit.model.phrases)
    #expect(phrases.networks.map(\.sentences) == [1, 2])
    let after = try ["the red fox sees the black hen", "the black hen sees the red fox"].map {
      try logit(phrases, "then it runs home", before: $0)
    }
    #expect(after[0] > after[1] + 2)
  }
}
