import TranscriptModel

/// Where quoted evidence stands in the reasoning.
struct QuotePlace: Equatable {
  /// `Part.index`.
  var part: Int
  var range: ByteRange

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
