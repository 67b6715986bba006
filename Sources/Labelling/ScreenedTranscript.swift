import ReasoningExtraction
import TranscriptModel

/// A transcript with the reasoning that can be searched, and what its words say before rules are searched for.
struct ScreenedTranscript {
  let transcript: Transcript
  /// The readable reasoning, by part.
  let texts: [ReasoningText]
  /// `nil` without learned words, without a text, and where the screen's own words kept it out.
  private(set) var words: WordReading?
  /// Whether what rules find there counts.
  private(set) var isKept = true

  /// Extracts its parts; nothing is screened yet.
  init(extracting raw: Transcript) {
    transcript = ReasoningExtractor.extract(raw)
    texts = transcript.readableReasoning.map(ReasoningText.init)
  }

  /// Keeps out by the screen's own words; of what they let through learned words are read, and keep out by a second look.
  func screened(by rules: LabellingRules) -> ScreenedTranscript {
    guard !texts.isEmpty else { return self }
    var screened = self
    screened.isKept = rules.screen?.isSearched(texts) ?? true
    guard screened.isKept, let sentences = rules.sentences else { return screened }
    let words = WordReading(sentences, texts)
    screened.words = words
    screened.isKept = rules.screen?.isSearched(words.logits) ?? true
    return screened
  }
}
