import CWords
import Foundation
import PatternMatching
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
  private let step: Int64
  private let store: TableStore

  /// - Parameter prepared: Tables of this very model.
  package init(_ model: ScreenModel, prepared: PreparedTables? = nil) {
    (base, length, step) = (model.cutoff, model.length, Int64(Self.hundredths(model.step)))
    store = TableStore(prepared?.block(Self.wordTables))
    func weights(ofPairs: Bool) -> [(UInt64, Int)] {
      model.terms.filter { $0.words.utf8.contains(UInt8(ascii: " ")) == ofPairs }
        .map { (WordTable.hash($0.words), Self.hundredths($0.weight)) }
    }
    words = WeightTable(store) { weights(ofPairs: false) }
    pairs = WeightTable(store) { weights(ofPairs: true) }
  }

  private static let wordTables = "screen"

  /// The tables by name, to be given to `init` as prepared; empty where they were.
  var tables: [String: [UInt8]] { [Self.wordTables: store.block] }

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

  /// Cost: some 4 ns a byte on a slow processor, less where the text is soon found to be searched.
  package func isSearched(_ texts: [ReasoningText]) -> Bool {
    let cutoff = cutoff(texts)
    return texts.contains { run(in: $0, upTo: cutoff).weight >= cutoff }
  }

  /// A text for which learned words and phrases, taken as a whole, say less of every tag is not searched either. By weights
  /// that had not seen the writers or sources of 8,600 texts, 5 of 8,500 tags that were found rightly are lost so, and half of
  /// the ordinary texts that the screen's own words let through.
  package static let leastLogit = -4.0

  /// - Parameter logits: Of a text that the screen's own words let through; without any it is searched.
  package func isSearched(_ logits: WordLogits) -> Bool {
    logits.strongest.map { $0.logit >= Self.leastLogit } ?? true
  }

  /// The heaviest of all texts, the first of equal ones; `nil` without a text.
  package func heaviestRun(_ texts: [ReasoningText]) -> Run? {
    texts.map { run(in: $0, upTo: .infinity) }.reduce(nil) { best, run in
      best.map { $0.weight >= run.weight ? $0 : run } ?? run
    }
  }

  /// - Parameter enough: The rest of the text is not read once a run weighs as much.
  private func run(in text: ReasoningText, upTo enough: Double) -> Run {
    var run = aside_word_run()
    let hundredths = enough < 1e9 ? Int64((enough * 100).rounded(.up)) + 1 : .max
    let bytes = text.part.text.bytes
    var weights = aside_run_weights(words: words.table, pairs: pairs.table, step: step)
    withUnsafeTemporaryAllocation(of: aside_span.self, capacity: text.sentences.count) { spans in
      var count = 0
      for sentence in text.sentences where sentence.kind != .code {
        spans[count] = aside_span(
          start: UInt32(truncatingIfNeeded: sentence.range.start), end: UInt32(truncatingIfNeeded: sentence.range.end))
        count += 1
      }
      aside_text_run_add(&weights, bytes, bytes.count, spans.baseAddress, count, hundredths, &run)
    }
    return Run(weight: Double(run.most) / 100, part: text.part.index, range: ByteRange(Int(run.start), Int(run.end)))
  }
}
