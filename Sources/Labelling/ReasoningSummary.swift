import ReasoningExtraction
import TranscriptModel

/// What reasoning a transcript has.
package struct ReasoningSummary: Sendable, Equatable {
  package enum Language: String, Sendable { case en, other, unknown }
  /// The best of the reasoning parts.
  package var visibility: Visibility
  package var bytes: Int
  package var words: Int
  package var sentences: Int
  package var truncated: Bool
  /// Reasoning parts of any visibility.
  package var parts: Int
  package var language: Language
}

extension ReasoningSummary {
  /// - Parameter texts: The readable reasoning of the transcript, in its order; sizes count these alone.
  init(of transcript: Transcript, _ texts: [ReasoningText]) {
    // By number: a copy of a part costs more than all that is asked of it.
    let parts = transcript.parts.indices.filter { transcript.parts[$0].kind == .reasoning }
    let order = Visibility.allCases
    let best = parts.compactMap { order.firstIndex(of: transcript.parts[$0].visibility) }.min()
    func sum(_ number: (Int) -> Int) -> Int { texts.indices.reduce(0) { $0 + number($1) } }
    let words = sum { texts[$0].wordCount }
    self.init(
      visibility: best.map { order[$0] } ?? .absent, bytes: sum { texts[$0].part.text.count }, words: words,
      sentences: sum { texts[$0].sentences.count },
      truncated: parts.contains { transcript.parts[$0].truncated }, parts: parts.count,
      language: texts.first.map { LanguageGuess.language(of: $0.part.text.bytes, words: words) } ?? .unknown)
  }
}
