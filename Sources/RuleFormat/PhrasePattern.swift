import PatternMatching

/// Turns the literal words of a modifier into a pattern.
enum PhrasePattern {
  /// White space matches any white space, `'` also matches the curly apostrophe, and words are whole.
  static func compile(_ phrase: String) -> PatternReference? {
    let words = phrase.split(whereSeparator: \.isWhitespace).map { word in
      word.map { character in
        switch character {
        case "'", "’": "['’]"
        case _ where character.isLetter || character.isNumber: String(character)
        default: "\\" + String(character)
        }
      }.joined()
    }
    guard let first = phrase.first, let last = phrase.last, !words.isEmpty else { return nil }
    let start = first.isLetter || first.isNumber ? "\\b" : ""
    let end = last.isLetter || last.isNumber ? "\\b" : ""
    guard let pattern = try? Pattern(start + words.joined(separator: "\\s+") + end) else { return nil }
    return PatternReference(written: phrase, compiled: pattern)
  }
}
