import ConcurrentMaps
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

  /// The result depends neither on the order of the texts nor on the number of processors. Cost: some ten seconds for 2,000
  /// texts.
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
    let phrases = PhraseFit(sorted, tags: tags, folds: foldOfText)
    let fits = tags.concurrentMap { tag in
      SentenceTagFit(matrix, sorted, tag: tag, folds: foldOfText, phrases: phrases?.logits(tag))
    }
    for (tag, fit) in zip(tags, fits) {
      whole.tags[tag] = fit.whole
      for (fold, words) in fit.without.enumerated() { without[fold].tags[tag] = words }
    }
    let texts = TextFit(sorted, tags: tags, best: fits.map(\.best), folds: foldOfText)
    for tag in tags {
      whole.tags[tag]?.text = texts?.text(tag, without: nil)
      for fold in without.indices { without[fold].tags[tag]?.text = texts?.text(tag, without: fold) }
    }
    whole.phrases = phrases?.model(without: nil)
    for fold in without.indices { without[fold].phrases = phrases?.model(without: fold) }
    model = whole
    self.without = without
    self.folds = folds
  }

  /// The model that has not seen the texts of this prompt.
  package func model(without cluster: String) -> SentenceModel { without[folds.fold(of: cluster)] }

  /// Which model that is: equal for prompts of one fold.
  package func fold(of cluster: String) -> Int { folds.fold(of: cluster) }
}
