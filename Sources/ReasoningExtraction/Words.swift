import CWords
import TranscriptModel

/// Words of a text: runs of letters, digits and anything outside ASCII; apostrophes inside belong.
package enum Words {
  /// Byte ranges of the words in `range`.
  package static func ranges(in text: [UInt8], _ range: ByteRange) -> [ByteRange] {
    var words: [ByteRange] = []
    _ = contains(in: text, range) { word in
      words.append(word)
      return false
    }
    return words
  }

  /// Whether one of the words in `range` is such a one; those behind it are not asked for.
  @inline(__always)
  package static func contains(in text: [UInt8], _ range: ByteRange, where isSuch: (ByteRange) -> Bool) -> Bool {
    var position = range.start
    while position < range.end {
      guard isWordByte(text[position]) else {
        position += 1
        continue
      }
      let start = position
      while position < range.end, isWordByte(text[position]) || isInnerApostrophe(text, position, range.end) {
        position += 1
      }
      if isSuch(ByteRange(start, position)) { return true }
    }
    return false
  }

  /// The number of words, without listing them; words with two apostrophes between them are one.
  package static func count(in text: [UInt8], _ range: ByteRange? = nil) -> Int {
    text.withUnsafeBufferPointer { text in
      let range = range ?? ByteRange(0, text.count)
      return text.baseAddress.map { aside_words_count($0 + range.start, range.count) } ?? 0
    }
  }

  /// A hash of the word that folds ASCII case and apostrophes (FNV-1a, 64 bits).
  static func hash(_ text: [UInt8], _ word: ByteRange) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word.start..<word.end {
      var byte = text[index]
      if byte == UInt8(ascii: "'") || byte == 0xE2 || byte == 0x80 || byte == 0x99 { continue }
      if (0x41...0x5A).contains(byte) { byte |= 0x20 }
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  @inline(__always)
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte >= 0x80
  }

  private static func isInnerApostrophe(_ text: [UInt8], _ position: Int, _ end: Int) -> Bool {
    text[position] == UInt8(ascii: "'") && position + 1 < end && isWordByte(text[position + 1])
  }
}
