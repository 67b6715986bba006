import ConcurrentMaps
import Labelling
import RuleFormat

/// Fits what all sentences of a text together say for each tag: a logistic model over the best sentence of every tag and the
/// words of the text, each scored by words that have not seen the text's prompt, and the number of sentences.
///
/// Texts that hold nothing are fitted as well, and weigh more than the labelled ones: most of what is read is like them. The
/// cutoffs are where few of them would be found, each judged by a model that has not seen it.
struct TextFit {
  private let tags: [String]
  /// By tag, then fold; the last is fitted on all.
  private let models: [[LogisticModel]]
  private let cutoffs: [Double]
  /// By tag.
  private let words: [TextWordFit]

  /// Fewer texts that hold nothing say too little about how many would be found.
  static let minimumSilent = 100
  /// What texts that hold nothing weigh together against all others.
  private static let silentMass = 2.0
  private static let penalty = 10.0
  /// Of texts that hold nothing, how many a tag may find.
  private static let mostOfSilent = 0.001
  /// No cutoff is lower. Below, four of ten texts of writers left out that a tag finds do not have it.
  private static let leastCutoff = -0.5

  /// - Parameters:
  ///   - best: By tag, then text: the logit of its best sentence by the words of its fold.
  ///   - folds: By text.
  /// - Returns: `nil` with too few texts that hold nothing.
  init?(_ texts: [SentenceText], tags: [String], best: [[Double]], folds: [Int]) {
    let silent = texts.indices.filter { texts[$0].isSilent }
    guard silent.count >= Self.minimumSilent, !tags.isEmpty else { return nil }
    let mass = Self.silentMass * Double(texts.count - silent.count) / Double(silent.count)
    let textWords = TextWords(texts, minimumPrompts: TextWordFit.minimumPrompts)
    words = tags.concurrentMap { TextWordFit(textWords, tag: $0, texts, folds: folds) }
    let sentences = texts.indices.map { text in
      TextScorer.features(best: best.map { $0[text] }, sentences: texts[text].sentences.count)
    }
    let rows = words.map { words in zip(sentences, words.logits).map { $0 + [$1] } }
    self.tags = tags
    models = tags.enumerated().map { number, tag in
      let judged = texts.indices.filter { texts[$0].verdicts[tag] != nil }
      return (0...PromptFolds.count).map { fold in
        let used = judged.filter { folds[$0] != fold }
        return LogisticModel(
          used.map { rows[number][$0] }, used.map { texts[$0].verdicts[tag] == true },
          masses: used.map { texts[$0].isSilent ? mass : 1 }, penalty: Self.penalty)
      }
    }
    let models = models
    cutoffs = tags.indices.map { tag in
      let logits = silent.map { models[tag][folds[$0]].logit(rows[tag][$0]) }
      return max(Self.leastCutoff, Self.above(logits, most: Int(Self.mostOfSilent * Double(silent.count))))
    }
  }

  /// The least hundredth that no more than so many of the values reach.
  private static func above(_ values: [Double], most: Int) -> Double {
    guard values.count > most else { return -.infinity }
    let last = values.sorted(by: >)[most]
    return (last * 100).rounded(.down) / 100 + 0.01
  }

  /// - Parameter fold: Whose texts the model has not seen; `nil` for the one of all texts.
  func text(_ tag: String, without fold: Int?) -> SentenceModel.Text? {
    guard let number = tags.firstIndex(of: tag) else { return nil }
    let model = models[number][fold ?? PromptFolds.count]
    let weights = model.weights.map { SentenceMatrix.rounded($0, 1_000) }
    let ofText = words[number].terms(without: fold, factor: model.weights.last ?? 0)
    return SentenceModel.Text(
      intercept: SentenceMatrix.rounded(model.intercept + ofText.intercept, 1_000), length: weights[tags.count],
      best: Dictionary(uniqueKeysWithValues: zip(tags, weights)).filter { $0.value != 0 },
      cutoff: SentenceMatrix.rounded(cutoffs[number], 100), terms: TermList(ofText.terms))
  }
}
