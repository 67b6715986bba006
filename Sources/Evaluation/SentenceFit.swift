import Digests
import Labelling
import RuleFormat

/// Learns which words speak for each tag in a sentence: quoted evidence against all other sentences.
///
/// Words count that stand in texts of five prompts or more, so that none belongs to one scene. Beside the model of all
/// texts there is one for each fold of prompts that has not seen it: scores are calibrated on sentences of texts that
/// the words were not learned from.
package struct SentenceFit: Sendable {
  package let model: SentenceModel
  /// By fold.
  private let without: [SentenceModel]
  private let folds: PromptFolds

  /// Prompts whose texts must hold a word.
  static let minimumPrompts = 5
  /// Texts that have a tag, or it has no words.
  static let minimumPositives = 20
  private static let lasso = 0.6
  private static let ridge = 1.5
  /// Of texts whose best sentence reaches the cutoff, the share that has the tag.
  private static let precisionAtCutoff = 0.35

  /// The result does not depend on the order of the texts. Cost: some ten seconds for 2,000 texts.
  package init(_ texts: [SentenceText], tags: [String], fittedOn: String) {
    let sorted = texts.sorted { ($0.id, $0.cluster) < ($1.id, $1.cluster) }
    let folds = PromptFolds(sorted.map(\.cluster))
    let matrix = SentenceMatrix(sorted, minimumPrompts: Self.minimumPrompts)
    let tags = tags.filter { tag in sorted.count { $0.verdicts[tag] == true } >= Self.minimumPositives }
    let empty = SentenceModel(
      source: FitSource(
        fittedOn: fittedOn, goldDigest: TextDigest.hexadecimal(of: sorted.flatMap(\.covered)), rows: sorted.count,
        prompts: Set(sorted.map(\.cluster)).count), tags: [:])
    var whole = empty
    var without = [SentenceModel](repeating: empty, count: PromptFolds.count)
    let foldOfText = sorted.map { folds.fold(of: $0.cluster) }
    var best: [[Double]] = []
    for tag in tags {
      let truths = matrix.truths(tag, sorted)
      func fitted(without fold: Int?) -> SentenceModel.Tag {
        let isUsed = matrix.textOfRow.map { foldOfText[$0] != fold }
        let fit = SparseLogistic(matrix.columns, truths, isUsed: isUsed, lasso: Self.lasso, ridge: Self.ridge)
        return matrix.words(fit, positives: zip(truths, isUsed).count { $0 && $1 })
      }
      let parts = (0..<PromptFolds.count).map { fitted(without: $0) }
      let scores = matrix.bestScores(sorted, foldOfText, parts)
      best.append(scores)
      let judged = sorted.indices.compactMap { index in
        sorted[index].verdicts[tag].map { (score: scores[index], gold: $0) }
      }
      let cutoff = Self.cutoff(judged)
      func finished(_ words: SentenceModel.Tag) -> SentenceModel.Tag {
        var words = words
        words.cutoff = cutoff
        words.averagePrecision = SentenceMatrix.rounded(RankingScore.averagePrecision(judged) ?? 0, 1_000)
        return words
      }
      whole.tags[tag] = finished(fitted(without: nil))
      for (fold, words) in parts.enumerated() { without[fold].tags[tag] = finished(words) }
    }
    let texts = TextFit(sorted, tags: tags, best: best, folds: foldOfText)
    for tag in tags {
      whole.tags[tag]?.text = texts?.text(tag, without: nil)
      for fold in without.indices { without[fold].tags[tag]?.text = texts?.text(tag, without: fold) }
    }
    model = whole
    self.without = without
    self.folds = folds
  }

  /// The model that has not seen the texts of this prompt.
  package func model(without cluster: String) -> SentenceModel { without[folds.fold(of: cluster)] }

  /// Which model that is: equal for prompts of one fold.
  package func fold(of cluster: String) -> Int { folds.fold(of: cluster) }

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
