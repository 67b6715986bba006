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
  private static let endings = ["ing", "ed", "es", "s", "e"].map { Array($0.utf8) }
  private static let shortest = 4
  private static let digits: [UInt8] = [UInt8(ascii: "0")]
  private static let apostrophe = UInt8(ascii: "'")

  package init(_ text: [UInt8], _ range: ByteRange) {
    var stem: [UInt8] = []
    stem.reserveCapacity(32)
    var position = range.start
    while position < range.end, words.count < Self.most {
      let start = position
      Self.read(text, &position, range.end, into: &stem)
      if position == start {
        position += 1
      } else {
        words.append(Word(range: ByteRange(start, position), hash: Self.hash(stem)))
      }
    }
  }

  /// The stem of one word, as the file has it.
  package static func stem(_ text: [UInt8], _ word: Word) -> String {
    var stem: [UInt8] = []
    var position = word.range.start
    read(text, &position, word.range.end, into: &stem)
    return String(decoding: stem, as: UTF8.self)
  }

  /// Every different word and pair of words, in the order of the text.
  package static func names(_ text: [UInt8], _ range: ByteRange) -> [String] {
    let stems = SentenceWords(text, range).words.map { stem(text, $0) }
    var seen: Set<String> = []
    return (stems + zip(stems, stems.dropFirst()).map { "\($0) \($1)" }).filter { seen.insert($0).inserted }
  }

  /// Moves `position` behind the word that starts there; leaves it where none does.
  private static func read(_ text: [UInt8], _ position: inout Int, _ end: Int, into stem: inout [UInt8]) {
    stem.removeAll(keepingCapacity: true)
    if isDigit(text[position]) {
      while position < end, isDigit(text[position]) { position += 1 }
      stem += digits
      return
    }
    while position < end {
      let byte = text[position]
      if isLetter(byte) {
        stem.append(byte | 0x20)
        position += 1
      } else if !stem.isEmpty, let width = apostropheWidth(text, position, end) {
        stem.append(apostrophe)
        position += width
      } else {
        break
      }
    }
    for ending in endings where stem.count - ending.count >= shortest && stem.suffix(ending.count).elementsEqual(ending)
    {
      stem.removeLast(ending.count)
      break
    }
  }

  /// Bytes of an apostrophe, straight or curly, that a letter follows.
  private static func apostropheWidth(_ text: [UInt8], _ position: Int, _ end: Int) -> Int? {
    if text[position] == apostrophe { return position + 1 < end && isLetter(text[position + 1]) ? 1 : nil }
    guard position + 3 < end, text[position] == 0xE2, text[position + 1] == 0x80, text[position + 2] == 0x99 else {
      return nil
    }
    return isLetter(text[position + 3]) ? 3 : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func hash(_ stem: some Sequence<UInt8>) -> UInt64 {
    stem.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &+ 0x632B_E59B_D9B4_E019)
  }
}
