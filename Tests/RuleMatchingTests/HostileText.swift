import TestSupport

/// Changes to a text that a search for literals can trip over, though few of them change what PCRE2 finds.
enum HostileText {
  /// Letters that caseless matching takes for ASCII ones, and some that look as if it did.
  private static let folded: [Character: [String]] = [
    "s": ["\u{17F}"], "k": ["\u{212A}"], "S": ["\u{17F}"], "K": ["\u{212A}"], "i": ["\u{130}", "\u{131}"],
    "a": ["å", "\u{212B}"],
    "m": ["\u{B5}"],
  ]
  private static let spaces = [
    "\u{A0}", "\u{2003}", "\u{3000}", "\u{2028}", "\u{85}", "\u{1680}", "\t", "\r\n", "\n\n", "\u{B}", "\u{C}",
    String(repeating: " ", count: 40), String(repeating: " \t", count: 31), "\u{200B}", "\u{180E}", "\u{FEFF}", "  ",
  ]
  private static let inWords = ["\u{AD}", "\u{200D}", "\u{301}", "\u{345}", "_", "-", "\u{2011}", "\u{FE0F}", "\0"]
  private static let borders = [
    "é", "ß", "ﬁ", "日本", "\u{663}", "ا", "👩🏽‍🚀", "\u{10FFFF}", "\u{17F}", "\u{212A}", "_", "7", "’", "'", "“", "\u{1E9E}",
  ]
  private static let runs = [
    String(repeating: "x", count: 90), String(repeating: "s", count: 70) + " ", String(repeating: " ", count: 200),
    String(repeating: "…", count: 60), String(repeating: "\u{17F}", count: 64),
    String(repeating: "e\u{301}", count: 50),
    String(repeating: "word ", count: 400), String(repeating: "'", count: 33), String(repeating: "\n", count: 70),
  ]

  enum Change: CaseIterable, Sendable {
    case folding, capitals, spaces, insideWords, wordBorders, apostrophes, longRuns, cutOff, twice, everything
  }

  /// `text` changed at some of its places.
  static func changed(_ text: String, _ change: Change, _ generator: inout SeededGenerator) -> String {
    switch change {
    case .folding: return replaced(text, 3, &generator) { folded[$0] ?? [] }
    case .capitals: return replaced(text, 2, &generator) { [$0.uppercased()] }
    case .spaces: return replaced(text, 3, &generator) { $0 == " " ? spaces : [] }
    case .insideWords: return replaced(text, 12, &generator) { letter in inWords.map { String(letter) + $0 } }
    case .wordBorders:
      return replaced(text, 3, &generator) { $0 == " " ? borders.flatMap { [" " + $0, $0 + " "] } : [] }
    case .apostrophes:
      return replaced(text, 1, &generator) { "'’".contains($0) ? ["'", "’", "‘", "\u{2BC}", "\u{FF07}"] : [] }
    case .longRuns:
      let run = runs.randomElement(using: &generator) ?? ""
      return [run + text, text + run, replaced(text, 6, &generator) { $0 == " " ? [run, " " + run + " "] : [] }]
        .randomElement(using: &generator) ?? text
    case .cutOff:
      return Bool.random(using: &generator)
        ? String(text.dropFirst(Int.random(in: 0..<8, using: &generator)))
        : String(text.dropLast(Int.random(in: 0..<8, using: &generator)))
    case .twice: return text + text + " " + text
    case .everything:
      return Change.allCases.filter { $0 != .everything && Bool.random(using: &generator) }.shuffled(using: &generator)
        .reduce(text) { changed($0, $1, &generator) }
    }
  }

  /// Every `rarity`-th character for which there is a replacement is replaced.
  private static func replaced(
    _ text: String, _ rarity: Int, _ generator: inout SeededGenerator, _ replacements: (Character) -> [String]
  ) -> String {
    var result = ""
    for character in text {
      let choices = replacements(character)
      guard !choices.isEmpty, Int.random(in: 0..<rarity, using: &generator) == 0 else {
        result.append(character)
        continue
      }
      result += choices.randomElement(using: &generator) ?? String(character)
    }
    return result
  }
}
