import ReasoningExtraction
import TranscriptModel

/// Replaces words of a transcript's reasoning by a filler that means nothing and that no rule knows.
struct WordMask {
  static let filler = "blank"

  /// Every word of the vocabulary, wherever it stands in reasoning.
  static func masking(_ vocabulary: Set<String>, in transcript: Transcript) -> Transcript {
    masking(in: transcript) { _, word in vocabulary.contains(word) }
  }

  /// Every word inside the ranges, which are given by part.
  static func masking(_ ranges: [Int: [ByteRange]], in transcript: Transcript) -> Transcript {
    var masked = transcript
    for index in masked.parts.indices {
      guard let spans = ranges[masked.parts[index].index], !spans.isEmpty else { continue }
      masked.parts[index].text = replaced(masked.parts[index].text) { range, _ in spans.contains { $0.overlaps(range) }
      }
    }
    return masked
  }

  private static func masking(
    in transcript: Transcript, where isMasked: (ByteRange, String) -> Bool
  ) -> Transcript {
    var masked = transcript
    for index in masked.parts.indices where masked.parts[index].kind == .reasoning {
      masked.parts[index].text = replaced(masked.parts[index].text, where: isMasked)
    }
    return masked
  }

  private static func replaced(_ text: UTF8Text, where isMasked: (ByteRange, String) -> Bool) -> UTF8Text {
    var bytes: [UInt8] = []
    var position = 0
    for range in Words.ranges(in: text.bytes, ByteRange(0, text.count)) {
      guard isMasked(range, folded(text.string(at: range))) else { continue }
      bytes += text.bytes[position..<range.start] + Array(filler.utf8)
      position = range.end
    }
    return UTF8Text(validated: bytes + text.bytes[position...])
  }

  /// Small letters and straight apostrophes.
  static func folded(_ word: String) -> String { word.lowercased().replacing("’", with: "'") }
}
