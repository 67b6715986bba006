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

  /// Every ending of every word of the table, in the order of their bytes, with the sum of the rates up to it.
  private static let endings: (bytes: [ArraySlice<UInt8>], sums: [Double]) = {
    let all = words.flatMap { word in word.bytes.indices.map { (word.bytes[$0...], word.rate) } }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
    var sums: [Double] = [0]
    for ending in all { sums.append(sums[sums.count - 1] + ending.1) }
    return (all.map(\.0), sums)
  }()

  /// Words that are not in the table, and marks, by length.
  private static let unlisted = 0.004
  /// How often a word stands beside a certain quotation mark, dash or the like.
  private static let besideMark = 0.1
  private static let marked: [Double] = [9, 9, 9, 4, 1.2, 0.4, 0.15, 0.06, 0.03, 0.02]

  /// Occurrences of any of `literals` in a kilobyte.
  static func perKilobyte(_ literals: [RequiredLiterals.Literal]) -> Double {
    literals.reduce(0) { $0 + perKilobyte($1) }
  }

  private static func perKilobyte(_ literal: RequiredLiterals.Literal) -> Double {
    let bytes = straight(literal.bytes)
    let runs = bytes.split { !isWordByte($0) }
    guard let first = runs.first, let last = runs.last else {
      return marked[min(literal.bytes.count, marked.count - 1)]
    }
    let rates = runs.map { run in
      let isFirst = run.startIndex == first.startIndex && run.startIndex == 0
      let isLast = run.endIndex == last.endIndex && run.endIndex == bytes.count
      return rate(Array(run), startsWord: !isFirst || literal.startsWord, endsWord: !isLast || literal.endsWord)
    }
    let rarest = rates.min() ?? unlisted
    return first.count == bytes.count ? rarest : rarest * besideMark
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// With straight apostrophes, as the table has them.
  private static func straight(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      result.append(byte)
      if result.suffix(3) == [0xE2, 0x80, 0x99] { result.replaceSubrange((result.count - 3)..., with: [apostrophe]) }
    }
    return result
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte == apostrophe || LiteralIndex.isWordByte(byte) }

  private static func rate(_ letters: [UInt8], startsWord: Bool, endsWord: Bool) -> Double {
    guard startsWord else { return insideWords(letters, atEnd: endsWord) }
    var index = firstIndex(of: words.count) { words[$0].bytes.lexicographicallyPrecedes(letters) }
    if endsWord { return index < words.count && words[index].bytes == letters ? words[index].rate : unlisted }
    var sum = unlisted
    while index < words.count, words[index].bytes.starts(with: letters) {
      sum += words[index].rate
      index += 1
    }
    return sum
  }

  private static func insideWords(_ letters: [UInt8], atEnd: Bool) -> Double {
    let (bytes, sums) = endings
    let low = firstIndex(of: bytes.count) { bytes[$0].lexicographicallyPrecedes(letters) }
    let high = firstIndex(of: bytes.count) { index in
      if bytes[index].lexicographicallyPrecedes(letters) { return true }
      return atEnd ? bytes[index].elementsEqual(letters) : bytes[index].starts(with: letters)
    }
    return unlisted * 2 + sums[high] - sums[low]
  }

  /// The first index that does not precede what is looked for.
  private static func firstIndex(of count: Int, precedes: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if precedes(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
