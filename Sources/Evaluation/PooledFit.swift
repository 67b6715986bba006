/// One model of all tags together, fitted on all prompts and without each fold.
///
/// A tag has some sixty texts with a cue, too few for sixteen weights; what two asserted sentences of different rules
/// are worth is much the same for all tags. Each tag's own model is drawn towards this one (partial pooling; Gelman
/// and Hill 2007, chapter 12).
struct PooledFit {
  let folds: PromptFolds
  let whole: LogisticModel
  /// By fold.
  let without: [LogisticModel]

  private static let penalty = 3.0

  /// - Parameter tags: At least one with a text that has a cue.
  init(_ tags: [TagFit]) {
    let texts = tags.flatMap(\.cued)
    let folds = PromptFolds(texts.map(\.cluster))
    self.folds = folds
    whole = TagFit.logistic(texts, Self.penalty, prior: nil)
    without = (0..<PromptFolds.count).map { fold in
      TagFit.logistic(texts.filter { folds.fold(of: $0.cluster) != fold }, Self.penalty, prior: nil)
    }
  }
}
