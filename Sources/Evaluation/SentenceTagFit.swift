import RuleFormat

/// Learns which words speak for one tag in a sentence, by all texts and without each fold of prompts.
struct SentenceTagFit {
  let whole: SentenceModel.Tag
  /// By fold.
  let without: [SentenceModel.Tag]
  /// By text, the logit of its best sentence by the models that have not seen it.
  let best: [Double]

  private static let lasso = 0.6
  private static let ridge = 1.5
  /// Of texts whose best sentence reaches the cutoff, the share that has the tag.
  private static let precisionAtCutoff = 0.2

  /// - Parameters:
  ///   - texts: Those of the matrix, in its order.
  ///   - folds: By text.
  ///   - phrases: By row of the matrix, the logit of its phrases; `nil` for words alone.
  init(_ matrix: SentenceMatrix, _ texts: [SentenceText], tag: String, folds: [Int], phrases: [Double]?) {
    let truths = matrix.truths(tag, texts)
    func fitted(without fold: Int?) -> SentenceModel.Tag {
      let isUsed = matrix.textOfRow.map { folds[$0] != fold }
      let fit = SparseLogistic(matrix.columns, truths, isUsed: isUsed, lasso: Self.lasso, ridge: Self.ridge)
      return matrix.words(fit, positives: zip(truths, isUsed).count { $0 && $1 })
    }
    let parts = (0..<PromptFolds.count).map { fitted(without: $0) }
    let best = matrix.bestScores(texts, folds, parts, phrases: phrases)
    let judged = texts.indices.compactMap { index in
      texts[index].verdicts[tag].map { (score: best[index], gold: $0) }
    }
    let cutoff = Self.cutoff(judged)
    func finished(_ words: SentenceModel.Tag) -> SentenceModel.Tag {
      var words = words
      words.cutoff = cutoff
      words.averagePrecision = SentenceMatrix.rounded(RankingScore.averagePrecision(judged) ?? 0, 1_000)
      return words
    }
    whole = finished(fitted(without: nil))
    without = parts.map(finished)
    self.best = best
  }

  /// The lowest score at which the texts above are right often enough, in tenths.
  private static func cutoff(_ items: [(score: Double, gold: Bool)]) -> Double {
    let sorted = items.sorted { $0.score > $1.score }
    var cutoff = sorted.first?.score ?? 0
    var found = 0
    for (index, item) in sorted.enumerated() {
      found += item.gold ? 1 : 0
      if item.gold, Double(found) >= precisionAtCutoff * Double(index + 1) { cutoff = item.score }
    }
    return (cutoff * 10).rounded(.down) / 10
  }
}
