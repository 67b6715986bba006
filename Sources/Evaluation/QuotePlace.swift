import TranscriptModel

/// Where quoted evidence stands in the reasoning.
struct QuotePlace: Equatable {
  /// `Part.index`.
  var part: Int
  var range: ByteRange

  private static let shareOfSentence = 0.4
  private static let shareOfQuote = 0.5

  /// Whether a sentence is evidence: the quote holds two fifths of it, or it holds half of the quote.
  func covers(_ sentence: ByteRange) -> Bool {
    let shared = Double(min(sentence.end, range.end) - max(sentence.start, range.start))
    return shared > 0
      && (shared >= Self.shareOfSentence * Double(sentence.count) || shared >= Self.shareOfQuote * Double(range.count))
  }

  /// Every place with exactly these bytes, in order, none overlapping; empty where there is none.
  static func all(of quote: String, in transcript: Transcript) -> [QuotePlace] {
    let bytes = Array(quote.utf8)
    guard !bytes.isEmpty else { return [] }
    return transcript.parts.filter { $0.kind == .reasoning }.flatMap { part in
      part.text.bytes.ranges(of: bytes).map {
        QuotePlace(part: part.index, range: ByteRange($0.lowerBound, $0.upperBound))
      }
    }
  }
}
