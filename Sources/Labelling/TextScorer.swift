import Foundation
import RuleFormat

/// What all sentences of a transcript say for its tags, by the weights of sentences.yaml. Immutable; shared by threads.
package struct TextScorer: Sendable {
  /// One tag, by its number in the sentence scorer.
  private struct Tag: Sendable {
    let number: Int
    let model: SentenceModel.Text
    /// By tag of the sentence scorer.
    let best: [Double]
  }

  private let tags: [Tag]

  /// - Parameter ids: The tags of the sentence scorer, in its order.
  init(_ model: SentenceModel, _ ids: [String]) {
    tags = ids.enumerated().compactMap { number, id in
      model.tags[id]?.text.map { text in Tag(number: number, model: text, best: ids.map { text.best[$0] ?? 0 }) }
    }
  }

  /// How much entries of the lexicon can be hoped to add to the logit of a text.
  private static let reach = 1.5

  var hasWeights: Bool { !tags.isEmpty }

  /// `nil` for a tag without weights, by its number in the sentence scorer.
  func cutoff(_ tag: Int) -> Double? { tags.first { $0.number == tag }?.model.cutoff }

  /// What the sentences of all readable reasoning say.
  struct Verdict: Sendable {
    /// By tag of the sentence scorer; `nil` without weights for texts.
    var logits: [Double?]
    /// Tags whose best sentences are cues, whatever rules found.
    var open: Set<Int> = []
    /// Entries of the lexicon may open a tag.
    var isNear = false
  }

  /// - Parameters:
  ///   - readings: Of all readable reasoning parts of one transcript.
  ///   - words: By tag of the sentence scorer, what their words weigh together.
  func verdict(_ readings: [SentenceReading], words: [Double]) -> Verdict {
    var verdict = Verdict(logits: [Double?](repeating: nil, count: words.count))
    guard !tags.isEmpty else { return verdict }
    let row = Self.row(readings, words.count)
    for tag in tags {
      var logit = tag.model.intercept + tag.model.length * (row.last ?? 0) + words[tag.number]
      for (place, weight) in tag.best.enumerated() { logit += row[place] * weight }
      verdict.logits[tag.number] = logit
      if logit >= tag.model.cutoff { verdict.open.insert(tag.number) }
      verdict.isNear = verdict.isNear || logit >= tag.model.cutoff - Self.reach
    }
    return verdict
  }

  /// The logit of each tag's best sentence, and log(1 + sentences).
  private static func row(_ readings: [SentenceReading], _ tagCount: Int) -> [Double] {
    let best = (0..<tagCount).map { tag in
      readings.lazy.compactMap { $0.bestLogit(tag) }.max() ?? SentenceModel.Text.floor
    }
    return features(best: best, sentences: readings.reduce(0) { $0 + $1.sentences })
  }

  /// What the weights of a text belong to: the best logits, not below the floor, then the length.
  package static func features(best: [Double], sentences: Int) -> [Double] {
    best.map { max($0, SentenceModel.Text.floor) } + [log(1 + Double(sentences))]
  }
}
