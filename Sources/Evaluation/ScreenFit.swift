import Digests
import Labelling
import RuleFormat

/// Learns which words tell that a text may hold a cue: quoted evidence and what rules say they match, against the sentences
/// of texts that hold nothing.
///
/// What decides is the heaviest run of words, so the heaviest runs of texts that hold nothing are learned from too, in
/// rounds: each with the words of the round before. The cutoff lets through what must be let through of the texts with a
/// tag, each scored by words that have not seen its prompt.
package struct ScreenFit: Sendable {
  package let model: ScreenModel

  /// Texts with a tag that must be there: fewer say too little about what may be passed over.
  package static let minimumPresent = 20
  /// Of texts with a tag, how many are to be searched. Those that are not hold little that speaks for their tag: of 8,500 tags
  /// that are found rightly in writers and sources left out 39 are lost, 11 with 0.994, and 49 wrong ones, 16 with 0.994; of the
  /// texts of an ordinary dump 22 of 100 are let through, not 34.
  private static let wanted = 0.98
  private static let rounds = 2
  private static let lasso = 0.2
  private static let ridge = 1.0
  private static let step = 0.1
  /// Between 0.6 and 1: of 0, 0.3, 0.6 and 1 these keep most texts with a tag where a fifth of ordinary words is searched,
  /// one those of writers left out, the other those of long texts.
  private static let length = 0.8
  /// A run that weighs less is nowhere near a cutoff.
  private static let leastRun = 1.0

  /// - Parameters:
  ///   - examples: Texts that rules say they match.
  ///   - digest: `RuleFiles.searchDigest` of those rules.
  ///
  /// The result does not depend on the order of the texts. Cost: some minutes for 20,000 texts.
  ///
  /// - Returns: `nil` with fewer than `minimumPresent` texts with a tag.
  package init?(_ texts: [ScreenText], examples: [String], rules digest: String, fittedOn: String) {
    guard texts.count(where: { $0.isPresent == true }) >= Self.minimumPresent else { return nil }
    let texts = texts.sorted { ($0.id, $0.cluster) < ($1.id, $1.cluster) }
    let folds = PromptFolds(texts.map(\.cluster))
    let foldOfText = texts.map { folds.fold(of: $0.cluster) }
    let matrix = ScreenMatrix(texts, examples)
    let scored: [Scored] = (0..<PromptFolds.count).map { fold in
      let screen = TextScreen(Self.fitted(matrix, texts, isUsed: foldOfText.map { $0 != fold }))
      return texts.indices.filter { foldOfText[$0] == fold }.map { (texts[$0], screen.excess(of: texts[$0].texts)) }
    }.flatMap(\.self)
    var model = Self.fitted(matrix, texts, isUsed: texts.map { _ in true })
    let present = scored.filter { $0.text.isPresent == true }
    let sorted = present.map(\.excess).sorted()
    let place = Int((1 - Self.wanted) * Double(sorted.count))
    model.cutoff = ((sorted.indices.contains(place) ? sorted[place] : 0) * 10).rounded(.down) / 10
    func share(_ items: [Scored], _ size: (ScreenText) -> Int) -> Double {
      let searched = items.filter { $0.excess >= model.cutoff }
      let (part, whole) = (searched.reduce(0) { $0 + size($1.text) }, items.reduce(0) { $0 + size($1.text) })
      return SentenceMatrix.rounded(Double(part) / Double(max(1, whole)), 1_000)
    }
    model.searched = .init(
      present: share(present) { _ in 1 }, silent: share(scored.filter(\.text.isSilent)) { $0.words })
    model.source = FitSource(
      fittedOn: fittedOn, goldDigest: TextDigest.hexadecimal(of: texts.flatMap(\.covered)), rulesDigest: digest,
      rows: texts.count, prompts: Set(texts.map(\.cluster)).count)
    self.model = model
  }

  private typealias Scored = (text: ScreenText, excess: Double)

  /// Words, step and length only.
  private static func fitted(_ matrix: ScreenMatrix, _ texts: [ScreenText], isUsed: [Bool]) -> ScreenModel {
    let silent = texts.indices.filter { isUsed[$0] && texts[$0].isPresent == false }
    var runs: [[String]] = []
    var model = ScreenModel(
      source: FitSource(fittedOn: "", goldDigest: "", rows: 0, prompts: 0), cutoff: 0, length: length, step: step,
      searched: .init(present: 0, silent: 0), terms: TermList(matrix.terms(isUsed, runs, lasso: lasso, ridge: ridge)))
    for _ in 0..<rounds {
      let screen = TextScreen(model)
      runs += silent.compactMap { number in
        guard let run = screen.heaviestRun(texts[number].texts), run.weight >= leastRun,
          let text = texts[number].texts.first(where: { $0.part.index == run.part })
        else { return nil }
        return SentenceWords.names(text.part.text.bytes, run.range)
      }
      model.terms = matrix.terms(isUsed, runs, lasso: lasso, ridge: ridge)
    }
    return model
  }
}
