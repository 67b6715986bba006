import ReasoningExtraction
import TranscriptModel

/// Whether a sentence speaks of the model itself.
struct SubjectCheck: Sendable {
  private static let words = [
    "i", "me", "my", "mine", "myself", "im", "ive", "ill", "id", "we", "us", "our", "ours", "were",
  ].map { folded($0.utf8) }
  private static let letUs = folded("let".utf8)
  private static let longest = 6
  /// A sentence of at most this many words may take its subject from the one before it.
  private static let fragment = 12

  /// - Parameters:
  ///   - area: The sentences the cue touches.
  ///   - sentences: Their indices.
  func speaksOfItself(_ text: ReasoningText, _ area: ByteRange, _ sentences: Range<Int>) -> Bool {
    if hasFirstPerson(text, area) { return true }
    guard Words.count(in: text.part.text.bytes, area) <= Self.fragment else { return false }
    let before = sentences.lowerBound - 1
    return text.sentences.indices.contains(before) && hasFirstPerson(text, text.sentences[before].range)
  }

  /// True when the text in `range` holds I, me, my, we or their like.
  func hasFirstPerson(_ text: ReasoningText, _ range: ByteRange) -> Bool {
    let bytes = text.part.text.bytes
    return Words.contains(in: bytes, range) { word in
      guard word.count <= Self.longest else { return false }
      let letters = bytes[word.start..<word.end]
      let stem = letters.prefix { $0 != UInt8(ascii: "'") && $0 != 0xE2 }
      let name = Self.folded(stem)
      return Self.words.contains(name) || (name == Self.letUs && stem.count < letters.count)
    }
  }

  /// Up to eight letters as one number, small ones for capitals.
  private static func folded(_ letters: some Collection<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 8 | UInt64((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
  }
}
