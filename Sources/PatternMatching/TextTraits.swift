import TranscriptModel

/// What the prefilter must know of a text before it may trust its bounds.
struct TextTraits: Sendable, Equatable {
  /// Holds U+017F or U+212A, which caseless UTF matching takes for `s` and `k`.
  var hasFoldingTrap = false
  /// Runs that are longer than the walker counts them, by place; they lengthen the distances.
  var longRuns: [ByteRange] = []
  var isASCII = true

  /// One pass over the bytes.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var wordStart = 0
    var gapStart = 0
    for position in 0..<text.count {
      let byte = text[position]
      let kind = Self.kinds[Int(byte)]
      if kind == 1 {
        if position - gapStart > RequiredLiterals.gapRun { longRuns.append(ByteRange(gapStart, position)) }
        gapStart = position + 1
      } else if kind == 2 {
        if position - wordStart > RequiredLiterals.wordRun { longRuns.append(ByteRange(wordStart, position)) }
        wordStart = position + 1
      } else if byte >= 0x80 {
        isASCII = false
        if Self.isTrap(text, position) { hasFoldingTrap = true }
      }
    }
    if text.count - gapStart > RequiredLiterals.gapRun { longRuns.append(ByteRange(gapStart, text.count)) }
    if text.count - wordStart > RequiredLiterals.wordRun { longRuns.append(ByteRange(wordStart, text.count)) }
    longRuns.sort { $0.end < $1.end }
  }

  /// Bytes in long runs, all together.
  var longRunBytes: Int { longRuns.reduce(0) { $0 + $1.count } }

  private static func isTrap(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    let byte = text[position]
    if byte == 0xC5 { return position + 1 < text.count && text[position + 1] == 0xBF }
    return byte == 0xE2 && position + 2 < text.count && text[position + 1] == 0x84 && text[position + 2] == 0xAA
  }

  /// 1: only in words; 2: only between words; 3: may be either, as every byte outside ASCII.
  private static let kinds: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    if byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { return 3 }
    let isWord = (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    return isWord ? 1 : 2
  }
}
