import ReasoningExtraction
import TranscriptModel

/// Whether a sentence speaks of the model itself.
struct SubjectCheck: Sendable {
  private static let words: Set<String> = [
    "i", "me", "my", "mine", "myself", "im", "ive", "ill", "id", "we", "us", "our", "ours", "were",
  ]
  /// A sentence of at most this many words may take its subject from the one before it.
  private static let fragment = 12

  /// - Parameters:
  ///   - area: The sentences the cue touches.
  ///   - sentences: Their indices.
  func speaksOfItself(_ text: ReasoningText, _ area: ByteRange, _ sentences: Range<Int>) -> Bool {
    if hasFirstPerson(text, area) { return true }
    guard Words.ranges(in: text.part.text.bytes, area).count <= Self.fragment else { return false }
    let before = sentences.lowerBound - 1
    return text.sentences.indices.contains(before) && hasFirstPerson(text, text.sentences[before].range)
  }

  /// True when the text in `range` holds I, me, my, we or their like.
  func hasFirstPerson(_ text: ReasoningText, _ range: ByteRange) -> Bool {
    Words.ranges(in: text.part.text.bytes, range).contains { word in
      guard word.count <= 6 else { return false }
      let string = text.part.text.string(at: word).lowercased()
      let stem = string.split(whereSeparator: { $0 == "'" || $0 == "’" }).first.map(String.init) ?? string
      return Self.words.contains(stem) || (stem == "let" && string.count > 3)
    }
  }
}
