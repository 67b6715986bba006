import RuleFormat

/// Fits, for one tag, which words of a whole text speak for it, wherever they stand: what the text is about.
///
/// Beside the model of all texts there is one for each fold of prompts that has not seen it.
struct TextWordFit {
  /// By fold; the last is fitted on all.
  private let fits: [SparseLogistic]
  private let names: [String]
  /// By text, its logit by the model that has not seen it.
  let logits: [Double]

  /// Prompts whose texts must hold a word: fewer than that are one scene.
  static let minimumPrompts = 20
  private static let lasso = 0.8
  private static let ridge = 20.0

  /// - Parameters:
  ///   - words: By name, the texts that hold it.
  ///   - folds: By text.
  init(_ words: TextWords, tag: String, _ texts: [SentenceText], folds: [Int]) {
    let truths = texts.map { $0.verdicts[tag] == true }
    fits = (0...PromptFolds.count).map { fold in
      let isUsed = texts.indices.map { texts[$0].verdicts[tag] != nil && folds[$0] != fold }
      return SparseLogistic(words.columns, truths, isUsed: isUsed, lasso: Self.lasso, ridge: Self.ridge)
    }
    names = words.names
    var logits = folds.map { [fits] in fits[$0].intercept }
    for (number, column) in words.columns.enumerated() {
      for text in column { logits[Int(text)] += fits[folds[Int(text)]].weights[number] }
    }
    self.logits = logits
  }

  /// The words of a model and its intercept, where a unit of its logit weighs `factor`.
  ///
  /// - Parameter fold: Whose texts the model has not seen; `nil` for the one of all texts.
  func terms(without fold: Int?, factor: Double) -> (intercept: Double, terms: [SentenceModel.Term]) {
    let fit = fits[fold ?? PromptFolds.count]
    let terms = zip(names, fit.weights).map {
      SentenceModel.Term(words: $0, weight: SentenceMatrix.rounded($1 * factor, 1_000))
    }
    return (
      fit.intercept * factor,
      terms.filter { abs($0.weight) >= SentenceMatrix.lightest }.sorted {
        ($1.weight, $0.words) < ($0.weight, $1.words)
      }
    )
  }
}
