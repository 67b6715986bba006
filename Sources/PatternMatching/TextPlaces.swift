/// Places of a text as the bounds of a pattern count them.
///
/// A pattern's distances are in characters, with unbounded `\w+`, `\s+` and `[^.\n]+` counted as short runs. What
/// a text has beyond that (continuation bytes of UTF-8, the rest of longer runs) is left out here, so
/// that a distance in places is never greater than the pattern allows. Reused from text to text.
final class TextPlaces {
  /// Holds U+017F or U+212A, which caseless UTF matching takes for `s` and `k`.
  private(set) var hasFoldingTrap = false
  /// Stretches that do not count: first byte, byte behind, and how many do not count before them.
  private var stretches: [(start: Int, end: Int, before: Int)] = []
  private var cursor = 0

  /// Takes a new text. One pass over its bytes.
  func read(_ text: UnsafeBufferPointer<UInt8>) {
    hasFoldingTrap = false
    stretches.removeAll(keepingCapacity: true)
    cursor = 0
    Self.kinds.withUnsafeBufferPointer { kinds in
      var words = 0
      var gaps = 0
      var stretch = 0
      for position in 0..<text.count {
        let byte = text[position]
        let kind = kinds[Int(byte)]
        if kind == 0 {
          leaveOut(position)
          continue
        }
        words = kind & Self.inWords == 0 ? 0 : words + 1
        gaps = kind & Self.inGaps == 0 ? 0 : gaps + 1
        stretch = kind & Self.endsStretch == 0 ? stretch + 1 : 0
        if words > RequiredLiterals.wordRun || gaps > RequiredLiterals.gapRun
          || stretch > RequiredLiterals.stretchRun
        {
          leaveOut(position)
        }
        if byte >= 0xC5, Self.isTrap(text, position) { hasFoldingTrap = true }
      }
    }
  }

  private func leaveOut(_ position: Int) {
    if let last = stretches.indices.last, stretches[last].end == position {
      stretches[last].end = position + 1
    } else {
      let before = stretches.last.map { $0.before + $0.end - $0.start } ?? 0
      stretches.append((position, position + 1, before))
    }
  }

  /// The place of a byte. Cheap when bytes are asked for in nearly ascending order.
  func place(ofByte byte: Int) -> Int {
    guard !stretches.isEmpty else { return byte }
    while cursor < stretches.count, stretches[cursor].start < byte { cursor += 1 }
    while cursor > 0, stretches[cursor - 1].start >= byte { cursor -= 1 }
    guard cursor > 0 else { return byte }
    let stretch = stretches[cursor - 1]
    return byte - stretch.before - (min(byte, stretch.end) - stretch.start)
  }

  /// The first byte whose place is `place` or greater; 0 for places before the text.
  func byte(ofPlace place: Int) -> Int {
    guard place > 0 else { return 0 }
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].start - stretches[middle].before < place { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return place }
    let stretch = stretches[low - 1]
    return place + stretch.before + stretch.end - stretch.start
  }

  private static func isTrap(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    let byte = text[position]
    if byte == 0xC5 { return position + 1 < text.count && text[position + 1] == 0xBF }
    return byte == 0xE2 && position + 2 < text.count && text[position + 1] == 0x84 && text[position + 2] == 0xAA
  }

  private static let inWords: UInt8 = 1
  private static let inGaps: UInt8 = 2
  private static let endsStretch: UInt8 = 4

  /// Where a byte can stand; every character outside ASCII may be in a word or between words. 0 continues
  /// a character.
  private static let kinds: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    if byte & 0xC0 == 0x80 { return 0 }
    if byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
      return inWords | inGaps
    }
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\n") { return inGaps | endsStretch }
    let isWord = (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    return isWord ? inWords : inGaps
  }
}
