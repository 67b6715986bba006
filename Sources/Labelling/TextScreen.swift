import Foundation
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Tells by its words whether rules are searched for in a text, at a fraction of what the search costs. Immutable; shared
/// by threads.
package final class TextScreen: Sendable {
  /// The run of words that weighs most (Kadane's algorithm), in one part of a transcript.
  package struct Run: Sendable, Equatable {
    package let weight: Double
    package let part: Int
    /// Empty where no word weighs anything.
    package let range: ByteRange
  }

  private let base: Double
  private let length: Double
  /// Single words and pairs; what they weigh, like all sums, in hundredths.
  private let words: WeightTable
  private let pairs: WeightTable
  private let step: Int

  package init(_ model: ScreenModel) {
    (base, length, step) = (model.cutoff, model.length, Self.hundredths(model.step))
    let isPair = { (term: SentenceModel.Term) in term.words.utf8.contains(0x20) }
    words = WeightTable(
      model.terms.filter { !isPair($0) }.map { (WordTable.hash($0.words), Self.hundredths($0.weight)) })
    pairs = WeightTable(model.terms.filter(isPair).map { (WordTable.hash($0.words), Self.hundredths($0.weight)) })
  }

  private static func hundredths(_ value: Double) -> Int { Int(max(-30_000, min(30_000, (value * 100).rounded()))) }

  /// What the heaviest run of a transcript must weigh.
  ///
  /// - Parameter texts: All its readable reasoning.
  package func cutoff(_ texts: [ReasoningText]) -> Double {
    base + length * log(1 + Double(texts.reduce(0) { $0 + $1.wordCount }))
  }

  /// By how much more than for its length the heaviest run weighs, from `ScreenModel.cutoff` on enough.
  package func excess(of texts: [ReasoningText]) -> Double {
    (heaviestRun(texts)?.weight ?? 0) - cutoff(texts) + base
  }

  /// Cost: some 10 to 14 ns a byte on a slow processor, less where the text is soon found to be searched.
  package func isSearched(_ texts: [ReasoningText]) -> Bool {
    let cutoff = cutoff(texts)
    return texts.contains { text in
      var sum = Sum(self)
      return text.sentences.contains { sentence in
        if sentence.kind != .code { sum.add(sentence.range, of: text.part.text.bytes) }
        return sum.weight >= cutoff
      }
    }
  }

  /// The heaviest of all texts, the first of equal ones; `nil` without a text.
  package func heaviestRun(_ texts: [ReasoningText]) -> Run? {
    texts.map { text in
      var sum = Sum(self)
      for sentence in text.sentences where sentence.kind != .code {
        sum.add(sentence.range, of: text.part.text.bytes)
      }
      return Run(weight: sum.weight, part: text.part.index, range: sum.run)
    }.reduce(nil) { best, run in best.map { $0.weight >= run.weight ? $0 : run } ?? run }
  }

  /// The sums of runs up to a word.
  private struct Sum {
    private let screen: TextScreen
    private var current = 0
    private var start = 0
    private var most = 0
    private(set) var run = ByteRange(0, 0)

    init(_ screen: TextScreen) { self.screen = screen }

    var weight: Double { Double(most) / 100 }

    /// Goes on with the words of a sentence, whose first makes no pair with what stood before.
    mutating func add(_ sentence: ByteRange, of text: [UInt8]) {
      text.withUnsafeBufferPointer { text in
        var previous: UInt64?
        SentenceWords.forEach(in: text, sentence) { range, hash in
          var weight = screen.words.weight(of: hash) &- screen.step
          if let previous { weight &+= screen.pairs.rareWeight(of: SentenceWords.hash(previous, hash)) }
          if current <= 0 { (current, start) = (0, range.start) }
          current &+= weight
          if current > most { (most, run) = (current, ByteRange(start, range.end)) }
          previous = hash
        }
      }
    }
  }
}
