/// Words whose full stop ends no sentence.
enum Abbreviations {
  private static let words = [
    "e.g", "i.e", "etc", "vs", "cf", "approx", "dr", "mr", "mrs", "ms", "prof", "fig", "eq", "no",
    "st", "jr", "sr", "inc", "ltd", "al", "resp", "viz", "esp", "incl", "dept", "est", "sec", "min",
    "max", "u.s", "u.k", "a.m", "p.m", "ph.d",
  ].map(packed)
  /// Of the words above, those that are also common as the last word of a sentence.
  private static let ambiguous = ["no", "etc", "min", "max", "sec", "st", "a.m", "p.m", "al"].map(packed)
  private static let no = packed("no")

  /// True when the full stop at `mark` belongs to an abbreviation, an initial or a list number.
  static func end(at mark: Int, from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var first = mark
    while first > start, isWordByte(text[first - 1]), mark - first < 8 { first -= 1 }
    let count = mark - first
    guard count > 0, count < 8 else { return false }
    if count == 1, (0x41...0x5A).contains(text[first]), text[first] != UInt8(ascii: "I") { return true }
    if first == start, (first..<mark).allSatisfy({ (0x30...0x39).contains(text[$0]) }) { return true }
    let word = packed(text[first..<mark])
    guard words.contains(word) else { return false }
    guard ambiguous.contains(word) else { return true }
    // `no. 5`, `etc. and`: an abbreviation only where the text goes on small or with a number.
    var next = mark + 1
    while next < text.count, text[next] == 0x20 { next += 1 }
    guard next < text.count else { return false }
    return (0x30...0x39).contains(text[next]) || ((0x61...0x7A).contains(text[next]) && word != no)
  }

  private static func packed(_ word: String) -> UInt64 { packed(Array(word.utf8)) }

  /// Up to eight letters, digits and full stops as one number, which is compared fast; capitals are small letters.
  private static func packed(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: ".")
  }
}
