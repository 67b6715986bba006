import Labelling
import ReasoningExtraction
import TranscriptModel

/// One text as the screen is fitted on it.
package struct ScreenText: Sendable {
  package let id: String
  /// Texts of one prompt are never on both sides of a validation.
  let cluster: String
  /// Its readable reasoning.
  let texts: [ReasoningText]
  /// Some tag is present, or none is; `nil` where gold leaves it open.
  let isPresent: Bool?
  /// It is known to hold nothing.
  let isSilent: Bool
  /// The different words and pairs of each sentence that gold quotes; where no tag is present, of all sentences but code.
  let rows: [[String]]
  var words: Int { texts.reduce(0) { $0 + $1.wordCount } }
  /// What the digest covers.
  let covered: [String]

  /// - Parameters:
  ///   - transcript: With its reasoning extracted.
  ///   - gold: `nil` for a text that is known to hold nothing.
  package init(_ transcript: Transcript, cluster: String, gold: GoldRow?, tags: [String]) {
    id = transcript.id
    self.cluster = cluster
    isSilent = gold == nil
    texts = transcript.readableReasoning.map(ReasoningText.init)
    let verdicts = tags.map { tag in gold.map { $0.verdict(on: tag) } ?? false }
    isPresent = verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    let quotes = (gold?.quotes ?? [:]).sorted { $0.key < $1.key }.filter { gold?.verdict(on: $0.key) == true }
    let places = quotes.flatMap { $0.value.flatMap { QuotePlace.all(of: $0, in: transcript) } }
    let isAbsent = isPresent == false
    rows = texts.flatMap { text in
      text.sentences.filter { sentence in
        sentence.kind != .code
          && (isAbsent || places.contains { $0.part == text.part.index && $0.covers(sentence.range) })
      }.map { SentenceWords.names(text.part.text.bytes, $0.range) }
    }
    covered =
      [id, cluster, "\(texts.count)"] + texts.map(\.part.text.string) + ["\(quotes.count)"]
      + quotes.flatMap { [$0.key] + $0.value }
  }
}
