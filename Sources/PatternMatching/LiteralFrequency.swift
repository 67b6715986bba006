/// How often a literal occurs in ordinary English reasoning, roughly.
///
/// Only the order matters: it decides which literal of a pattern is looked for first. Wrong guesses
/// cost time, never matches.
enum LiteralFrequency {
  /// Words of the table in the order of their bytes, with occurrences per kilobyte.
  private static let words: [(bytes: [UInt8], rate: Double)] = {
    var words: [(bytes: [UInt8], rate: Double)] = []
    for group in WordFrequencyTable.text.utf8.split(separator: UInt8(ascii: ";")) {
      let items = group.split(separator: UInt8(ascii: " "))
      let rate = items.first.flatMap { Double(String(decoding: $0, as: UTF8.self)) } ?? 0
      for word in items.dropFirst() { words.append((Array(word), rate / 1000)) }
    }
    return words.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }()

  /// Words that are not in the table, and letters inside words, by length.
  private static let unlisted = 0.004
  private static let inside: [Double] = [9, 9, 9, 4, 1.2, 0.4, 0.15, 0.06, 0.03, 0.02]

  /// Occurrences of any of `literals` in a kilobyte.
  static func perKilobyte(_ literals: [RequiredLiterals.Literal]) -> Double {
    literals.reduce(0) { $0 + perKilobyte($1) }
  }

  private static func perKilobyte(_ literal: RequiredLiterals.Literal) -> Double {
    let letters = Array(literal.bytes.prefix { LiteralIndex.isWordByte($0) })
    let isWhole = letters.count < literal.bytes.count || literal.endsWord
    guard literal.startsWord, !letters.isEmpty else {
      return inside[min(literal.bytes.count, inside.count - 1)]
    }
    var index = firstIndex(from: letters)
    if isWhole { return index < words.count && words[index].bytes == letters ? words[index].rate : unlisted }
    var sum = unlisted
    while index < words.count, words[index].bytes.starts(with: letters) {
      sum += words[index].rate
      index += 1
    }
    return sum
  }

  /// The first word that does not precede `letters`.
  private static func firstIndex(from letters: [UInt8]) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].bytes.lexicographicallyPrecedes(letters) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
