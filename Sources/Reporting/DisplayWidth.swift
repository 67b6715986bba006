/// How many columns of a terminal a text takes: two for wide characters of East Asia and pictures, none for marks that
/// join the character before (Unicode Standard Annex 11, by blocks).
enum DisplayWidth {
  static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  /// Of what a reader takes for one character: its widest scalar.
  static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 ? 0 : 1 }
    return character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
    0x20000...0x3FFFD,
  ]

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if scalar.value >= 0x1100, wide.contains(where: { $0.contains(scalar.value) }) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// Lines of at most so many columns, broken at blanks; a word that is longer than a line is cut.
  static func wrapped(_ line: String, to width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      var word = word[...]
      var size = of(word)
      if used + size + 1 > width, used > 0 {
        lines.append(current)
        current = ""
        used = 0
      }
      while size > width {
        let start = prefix(of: word, width)
        lines.append(String(start))
        word = word[start.endIndex...]
        size = of(word)
      }
      current += (used == 0 && current.isEmpty ? "" : " ") + word
      used = of(current)
    }
    return lines + [current]
  }

  /// At least one character, so that a line goes on however narrow it is.
  private static func prefix(of word: Substring, _ width: Int) -> Substring {
    var used = 0
    var end = word.startIndex
    while end < word.endIndex {
      used += of(word[end])
      if used > width, end > word.startIndex { break }
      end = word.index(after: end)
    }
    return word[..<end]
  }
}
