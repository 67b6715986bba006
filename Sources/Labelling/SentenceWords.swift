import CWords
import TranscriptModel

/// The stems of a sentence, as learned words have them.
///
/// A word is a run of ASCII letters in small letters, with apostrophes inside, or a run of digits, which is `0`. One
/// ending of -ing, -ed, -es, -s and -e is taken off where four letters or more are left.
package struct SentenceWords: Sendable {
  package struct Word: Sendable {
    package let range: ByteRange
    /// Of the stem's first `ASIDE_STEM_MOST` letters.
    let hash: UInt64

    init(_ word: aside_word) {
      range = ByteRange(Int(word.start), Int(word.end))
      hash = word.hash
    }
  }

  package private(set) var words: [Word] = []

  /// Longer sentences are cut: what is no prose has no full stops.
  static let most = Int(ASIDE_WORDS_MOST)
  private static let shortest = 4
  private static let digits: [UInt8] = [UInt8(ascii: "0")]
  private static let apostrophe = UInt8(ascii: "'")

  package init(_ text: [UInt8], _ range: ByteRange) {
    words = Self.reading(text) { reader in
      reader.words(of: range).map(Word.init)
    }
  }

  /// Reads the words of one sentence of a text after the other, each where those of the last one stood.
  struct Reader: ~Copyable {
    fileprivate let text: UnsafeBufferPointer<UInt8>
    fileprivate let memory: UnsafeMutableBufferPointer<aside_word>

    /// Valid until the next call. Cost: some 3 ns a byte on a slow processor.
    @inline(__always)
    func words(of sentence: ByteRange) -> UnsafeBufferPointer<aside_word> {
      guard let bytes = text.baseAddress, let words = memory.baseAddress else { return .init(start: nil, count: 0) }
      let count = aside_words_read(bytes, text.count, sentence.start, sentence.end, words, memory.count)
      return UnsafeBufferPointer(start: words, count: count)
    }
  }

  @inline(__always)
  static func reading<Result>(_ text: [UInt8], _ body: (borrowing Reader) -> Result) -> Result {
    text.withUnsafeBufferPointer { text in
      withUnsafeTemporaryAllocation(of: aside_word.self, capacity: most) { memory in
        body(Reader(text: text, memory: memory))
      }
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

  /// Every word, in the order of the text.
  package static func stems(_ text: [UInt8], _ range: ByteRange) -> [String] {
    SentenceWords(text, range).words.map { stem(text, $0) }
  }

  /// Every different word and pair of words, in the order of the text.
  package static func names(_ text: [UInt8], _ range: ByteRange) -> [String] { names(stems: stems(text, range)) }

  package static func names(stems: [String]) -> [String] {
    var seen: Set<String> = []
    return (stems + zip(stems, stems.dropFirst()).map { "\($0) \($1)" }).filter { seen.insert($0).inserted }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func hash(_ stem: [UInt8]) -> UInt64 {
    stem.withUnsafeBufferPointer { stem in stem.baseAddress.map { aside_words_hash($0, stem.count) } ?? 0 }
  }

  @inline(__always)
  static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 { aside_words_pair(first, second) }
}
