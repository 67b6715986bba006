import TranscriptModel

/// The stems of a sentence, as learned words have them.
///
/// A word is a run of ASCII letters in small letters, with apostrophes inside, or a run of digits, which is `0`. One
/// ending of -ing, -ed, -es, -s and -e is taken off where four letters or more are left.
package struct SentenceWords: Sendable {
  package struct Word: Sendable {
    package let range: ByteRange
    /// FNV-1a, 64 bits, over the stem.
    let hash: UInt64
  }

  package private(set) var words: [Word] = []

  /// Longer sentences are cut: what is no prose has no full stops.
  static let most = 400
  private static let shortest = 4
  private static let digits: [UInt8] = [UInt8(ascii: "0")]
  private static let apostrophe = UInt8(ascii: "'")

  package init(_ text: [UInt8], _ range: ByteRange) {
    text.withUnsafeBufferPointer { text in
      Self.forEach(in: text, range) { words.append(Word(range: $0, hash: $1)) }
    }
  }

  /// Calls `visit` with each word's place and hash. Cost: about a nanosecond a byte.
  @inline(__always)
  static func forEach(
    in text: UnsafeBufferPointer<UInt8>, _ range: ByteRange, _ visit: (_ range: ByteRange, _ hash: UInt64) -> Void
  ) {
    var position = range.start
    var count = 0
    while position < range.end, count < most {
      let start = position
      if isLetter(text[position]) {
        let hash = hashOfWord(text, &position, range.end)
        visit(ByteRange(start, position), hash)
        count += 1
      } else if isDigit(text[position]) {
        while position < range.end, isDigit(text[position]) { position &+= 1 }
        visit(ByteRange(start, position), hashOfNumber)
        count += 1
      } else {
        position &+= 1
      }
    }
  }

  /// The hash of the stem of the word that starts at `position`, which moves behind it: one pass, with the hashes that
  /// were there one, two and three letters ago, for the ending that may come off.
  @inline(__always)
  private static func hashOfWord(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int
  ) -> UInt64 {
    var (now, one, two, three) = (basis, basis, basis, basis)
    var (last, second, third): (UInt8, UInt8, UInt8) = (0, 0, 0)
    var count = 0
    while position < end {
      var byte = text[position]
      var width = 1
      if isLetter(byte) {
        byte |= 0x20
      } else if count > 0, let found = apostropheWidth(text, position, end) {
        (byte, width) = (apostrophe, found)
      } else {
        break
      }
      (three, two, one) = (two, one, now)
      now = (now ^ UInt64(byte)) &* prime
      (third, second, last) = (second, last, byte)
      count &+= 1
      position &+= width
    }
    return switch endingLength(third, second, last, count) {
    case 3: three
    case 2: two
    case 1: one
    default: now
    }
  }

  /// How many letters come off a word of `count` that ends in these three.
  private static func endingLength(_ third: UInt8, _ second: UInt8, _ last: UInt8, _ count: Int) -> Int {
    let (e, s) = (UInt8(ascii: "e"), UInt8(ascii: "s"))
    if last == UInt8(ascii: "g"), second == UInt8(ascii: "n"), third == UInt8(ascii: "i"), count >= shortest + 3 {
      return 3
    }
    if second == e, last == UInt8(ascii: "d") || last == s, count >= shortest + 2 { return 2 }
    return (last == s || last == e) && count > shortest ? 1 : 0
  }

  /// The stem of one word, as the file has it.
  package static func stem(_ text: [UInt8], _ word: Word) -> String {
    if isDigit(text[word.range.start]) { return String(decoding: digits, as: UTF8.self) }
    var stem: [UInt8] = []
    for byte in text[word.range.start..<word.range.end] where isLetter(byte) || byte == apostrophe || byte == 0xE2 {
      stem.append(byte == apostrophe || byte == 0xE2 ? apostrophe : byte | 0x20)
    }
    let end = [0, 0, 0] + stem.suffix(3)
    let cut = endingLength(end[end.count - 3], end[end.count - 2], end[end.count - 1], stem.count)
    return String(decoding: stem.dropLast(cut), as: UTF8.self)
  }

  /// Every different word and pair of words, in the order of the text.
  package static func names(_ text: [UInt8], _ range: ByteRange) -> [String] {
    let stems = SentenceWords(text, range).words.map { stem(text, $0) }
    var seen: Set<String> = []
    return (stems + zip(stems, stems.dropFirst()).map { "\($0) \($1)" }).filter { seen.insert($0).inserted }
  }

  /// Bytes of an apostrophe, straight or curly, that a letter follows.
  private static func apostropheWidth(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> Int? {
    if text[position] == apostrophe { return position + 1 < end && isLetter(text[position + 1]) ? 1 : nil }
    guard position + 3 < end, text[position] == 0xE2, text[position + 1] == 0x80, text[position + 2] == 0x99 else {
      return nil
    }
    return isLetter(text[position + 3]) ? 3 : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static let hashOfNumber = hash(digits)
  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  static func hash(_ stem: some Sequence<UInt8>) -> UInt64 {
    stem.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
  }

  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &+ 0x632B_E59B_D9B4_E019)
  }
}
