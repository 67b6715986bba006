import CPhrases
import ConcurrentMaps
import Labelling
import RuleFormat

/// Learns phrases that speak for tags: quoted evidence against the sentences of texts that do not have the tag. Sentences
/// that are not quoted in a text that has it say nothing.
///
/// Beside the model of all texts there is one for each fold of prompts that has not seen it, as with words.
struct PhraseFit {
  /// By fold; the last is fitted on all texts.
  private let models: [PhraseModel]
  private let tags: [String]
  /// By row, one a sentence, then tag: by the model that has not seen the text's prompt.
  private let logits: [[Double]]

  /// Sentences with a tag; fewer teach more of their topics than of the tags.
  static let minimumEvidence = 2_000
  /// Prompts whose texts must hold a word.
  private static let minimumPrompts = 5
  private static let dimensions = 32
  private static let filters = 96
  /// By network, how many sentences it reads. Average precision of texts on a sixth of the writers left out: .700 with one
  /// of the first kind, .719 with two, .735 with one of each.
  private static let networks = [1, 2]
  /// Rate, share of silent sentences and dropouts were chosen on eleven files of writers, and on texts of others, left out.
  private static let settings = aside_phrase_settings(
    seed: 0, rounds: 8, batch: 256, rate: 0.005, silent_share: 0.33, word_dropout: 0.15, filter_dropout: 0.5)

  /// The result does not depend on the number of processors. Cost: some twelve minutes of a processor for 20,000 texts, two
  /// at once.
  ///
  /// - Parameters:
  ///   - texts: In the order that decides what is drawn.
  ///   - folds: By text.
  /// - Returns: `nil` with too little evidence, and where there is no memory.
  init?(_ texts: [SentenceText], tags: [String], folds: [Int]) {
    let rows = PhraseRows(texts, tags: tags, minimumPrompts: Self.minimumPrompts)
    guard rows.evidence >= Self.minimumEvidence else { return nil }
    let sequences = Self.networks.map(rows.sequences)
    let fits = (0...PromptFolds.count).flatMap { fold in Self.networks.indices.map { (fold: fold, network: $0) } }
      .concurrentMap { fit in
        let isUsed: [UInt8] = rows.textOfRow.map { folds[$0] == fit.fold ? 0 : 1 }
        return Self.fitted(rows, sequences[fit.network], tags, network: fit.network, isUsed: isUsed)
      }.compactMap(\.self)
    guard fits.count == (PromptFolds.count + 1) * Self.networks.count else { return nil }
    models = stride(from: 0, to: fits.count, by: Self.networks.count).map {
      Self.model(rows.stems, fits[$0..<($0 + Self.networks.count)])
    }
    self.tags = models[0].tags
    let scorers = models.map { PhraseScorer($0, tags: $0.tags) }
    logits = rows.textOfRow.indices.map { row in
      scorers[folds[rows.textOfRow[row]]].logits(of: rows.sentences[row], before: rows.wordsBefore(row))
    }
  }

  private static func fitted(
    _ rows: PhraseRows, _ sequences: PhraseRows.Sequences, _ tags: [String], network: Int, isUsed: [UInt8]
  ) -> PhraseQuantization? {
    let shape = aside_phrase_shape(
      words: rows.stems.count + PhraseModel.standIns.count, dimensions: dimensions, filters: filters, tags: tags.count)
    var settings = settings
    settings.seed = UInt64(network) + 1
    return rows.fitted(sequences, shape, settings, isUsed: isUsed).map {
      PhraseQuantization($0, shape, sentences: networks[network], tags)
    }
  }

  private static func model(_ stems: [String], _ networks: ArraySlice<PhraseQuantization>) -> PhraseModel {
    PhraseModel(
      dimensions: dimensions, filters: filters, networks: networks.map(\.network),
      numbers: PhraseNumbers(.init(words: PhraseModel.standIns + stems, networks: networks.map(\.numbers))))
  }

  /// By row.
  func logits(_ tag: String) -> [Double]? { tags.firstIndex(of: tag).map { place in logits.map { $0[place] } } }

  /// - Parameter fold: Whose texts the model has not seen; `nil` for the one of all texts.
  func model(without fold: Int?) -> PhraseModel { models[fold ?? PromptFolds.count] }
}
