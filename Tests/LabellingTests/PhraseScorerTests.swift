import Dispatch
import RuleFormat
import Synchronization
import Testing
import TranscriptModel

@testable import Labelling

/// Whole numbers by the C code against the same sums written plainly.
@Suite struct PhraseScorerTests {
  private static let tags = ["demo.belief", "demo.motive"]
  private static let stems: [String] = (0..<40).map { number in
    let letter = String(UnicodeScalar(UInt8(97 + number % 26)))
    return "w" + letter + String(repeating: "z", count: number / 26)
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// - Parameter sentences: That the second network reads.
  private static func model(dimensions: Int, filters: Int, seed: UInt64, sentences: Int = 1) -> PhraseModel {
    var generator = Numbers(state: seed)
    let words = PhraseModel.standIns + stems
    func bytes(_ count: Int) -> [Int8] { (0..<count).map { _ in Int8.random(in: -127...127, using: &generator) } }
    func pairs(_ count: Int) -> [Int16] { (0..<count).map { _ in Int16.random(in: -90...90, using: &generator) } }
    let units = PhraseModel.lengths * filters
    let networks = (0..<2).map { _ in
      PhraseNumbers.Network(
        points: bytes(words.count * dimensions), filters: bytes(dimensions * PhraseModel.places * filters),
        bias: pairs(units), output: pairs(units * tags.count))
    }
    return PhraseModel(
      dimensions: dimensions, filters: filters,
      networks: [
        .init(sentences: 1, shift: 9, unit: 0.001, intercepts: ["demo.motive": -1, "demo.belief": 0.5]),
        .init(sentences: sentences, shift: 0, unit: 0.0003, intercepts: ["demo.motive": -2, "demo.belief": 0.25]),
      ], numbers: PhraseNumbers(.init(words: words, networks: networks)))
  }

  /// By tag in alphabetical order.
  private static func plain(_ model: PhraseModel, _ words: [Int], before: [Int] = []) -> [Double] {
    let logits = zip(model.networks, model.numbers.values.networks).map {
      plain($0, $1, model, $0.sentences > 1 ? before.suffix(400 - words.count) + words : words)
    }
    return model.tags.indices.map { tag in logits.reduce(0) { $0 + $1[tag] } / Double(logits.count) }
  }

  private static func plain(
    _ network: PhraseModel.Network, _ values: PhraseNumbers.Network, _ model: PhraseModel, _ words: [Int]
  ) -> [Double] {
    let width = PhraseModel.places * model.filters
    func said(_ word: Int, _ place: Int, _ filter: Int) -> Int {
      let sum = (0..<model.dimensions).reduce(0) {
        $0 + Int(values.points[word * model.dimensions + $1])
          * Int(values.filters[$1 * width + place * model.filters + filter])
      }
      return min(127, max(-127, (sum + (1 << network.shift) / 2) >> network.shift))
    }
    var logits = model.tags.map { network.intercepts[$0] ?? 0 }
    if words.isEmpty { return logits }
    let sequence = [0] + words + [0]
    for (length, first) in [0, 1, 3].enumerated() {
      for filter in 0..<model.filters {
        let starts = length == 0 ? 1..<(words.count + 1) : 0..<(sequence.count - length)
        let strengths = starts.map { at -> Int in
          (0...length).reduce(0) { $0 + said(sequence[at + $1], first + $1, filter) }
        }
        let best = strengths.max() ?? 0
        let unit = length * model.filters + filter
        let strength = max(0, best + Int(values.bias[unit]))
        for tag in logits.indices {
          logits[tag] += Double(strength * Int(values.output[unit * logits.count + tag])) * network.unit
        }
      }
    }
    return logits
  }

  @Test(arguments: [(1, 1), (3, 2), (32, 96), (5, 33)])
  func sumsAreThoseOfThePlainCode(dimensions: Int, filters: Int) {
    let model = Self.model(dimensions: dimensions, filters: filters, seed: UInt64(filters))
    let scorer = PhraseScorer(model, tags: Self.tags)
    var generator = Numbers(state: 7)
    for length in [0, 1, 2, 3, 4, 9, 30] {
      let words = (0..<length).map { _ in Int.random(in: 1..<42, using: &generator) }
      let logits = scorer.logits(of: words.map(Int32.init))
      for (one, other) in zip(logits, Self.plain(model, words)) { #expect(abs(one - other) < 1e-6, "\(length) words") }
    }
  }

  @Test func whatPhrasesAddIsTheirLogit() {
    let model = Self.model(dimensions: 8, filters: 12, seed: 3)
    let scorer = PhraseScorer(model, tags: ["demo.motive", "demo.other", "demo.belief"])
    let words = Self.words("wa wb unheard wc wd wa we wf")
    let numbers: [Int] = [2, 3, 1, 4, 5, 2, 6, 7]
    for (tag, place) in [(0, 1), (2, 0)] {
      let (intercept, terms) = scorer.terms(tag, words, before: [])
      #expect(abs(terms.reduce(intercept) { $0 + $1.weight } - Self.plain(model, numbers)[place]) < 1e-6)
      #expect(terms.allSatisfy { (1...3).contains($0.words.count) && $0.words.upperBound <= 8 })
    }
    #expect(scorer.terms(1, words, before: []).terms.isEmpty, "the model has no such tag")
  }

  private static func words(_ text: String) -> [SentenceWords.Word] {
    SentenceWords(Array(text.utf8), ByteRange(0, text.utf8.count)).words
  }

  @Test(arguments: [0, 1, 5, 399, 400, 450])
  func aNetworkOfTwoSentencesReadsTheOneBefore(length: Int) {
    let model = Self.model(dimensions: 8, filters: 12, seed: 9, sentences: 2)
    let scorer = PhraseScorer(model, tags: Self.tags)
    #expect(scorer.readsBefore)
    let (own, before) = ([2, 9, 5, 40], (0..<length).map { 2 + $0 * 7 % 39 })
    let logits = scorer.logits(of: own.map(Int32.init), before: before.map(Int32.init))
    for (one, other) in zip(logits, Self.plain(model, own, before: before)) { #expect(abs(one - other) < 1e-6) }
  }

  @Test func wordsOfTheSentenceBeforeHaveNumbersBelowZero() {
    let model = Self.model(dimensions: 8, filters: 12, seed: 3, sentences: 2)
    let (intercept, terms) = PhraseScorer(model, tags: Self.tags)
      .terms(0, Self.words("wc wd we"), before: Self.words("wf wg wa wb"))
    let expected = Self.plain(model, [4, 5, 6], before: [7, 8, 2, 3])[0]
    #expect(abs(terms.reduce(intercept) { $0 + $1.weight } - expected) < 1e-6)
    #expect(terms.allSatisfy { $0.words.lowerBound >= -4 && $0.words.upperBound <= 3 && !$0.words.isEmpty })
    #expect(terms.contains { $0.words.lowerBound < 0 } && terms.contains { $0.words.lowerBound >= 0 })
  }

  /// Each thread may be the first that meets a word.
  @Test func threadsReadTheSame() {
    let model = Self.model(dimensions: 32, filters: 96, seed: 11)
    let sentences: [[Int32]] = (0..<60).map { start in
      (0..<12).map { place -> Int32 in
        let number: Int = (start * 5 + place * 3) % 41
        return Int32(number + 1)
      }
    }
    let alone = PhraseScorer(model, tags: Self.tags)
    let expected = sentences.map { alone.logits(of: $0) }
    let shared = PhraseScorer(model, tags: Self.tags)
    let isSame = Mutex(true)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for index in sentences.indices {
        let sentence = (index * 7 + thread * 13) % sentences.count
        if shared.logits(of: sentences[sentence]) != expected[sentence] { isSame.withLock { $0 = false } }
      }
    }
    #expect(isSame.withLock { $0 })
  }

  @Test func numbersThatDoNotFitSayNothing() {
    var model = Self.model(dimensions: 4, filters: 3, seed: 5)
    model.dimensions = 5
    #expect(PhraseScorer(model, tags: Self.tags).logits(of: [2, 3]) == [0.375, -1.5])
  }
}
