@testable import Labelling
import TestSupport
import Testing
import TranscriptModel

/// Words are read sixty-four bytes at a time; here they are read letter by letter.
@Suite struct SentenceWordsTests {
  private struct Plain: Equatable {
    var range: ByteRange
    var stem: [UInt8]
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The letters and apostrophes of the word at `start`, and its end.
  private static func word(_ text: [UInt8], _ start: Int, _ end: Int) -> (letters: [UInt8], end: Int) {
    var letters: [UInt8] = []
    var position = start
    while position < end {
      let rest = text[position..<end]
      if isLetter(text[position]) {
        letters.append(text[position] | 0x20)
        position += 1
      } else if let width = [Array("'".utf8), Array("’".utf8)].first(where: { rest.starts(with: $0) })?.count,
        position + width < end, isLetter(text[position + width])
      {
        letters.append(UInt8(ascii: "'"))
        position += width
      } else {
        break
      }
    }
    return (letters, position)
  }

  private static func stem(_ word: [UInt8]) -> [UInt8] {
    let endings = [("ing", 7), ("ed", 6), ("es", 6), ("s", 5), ("e", 5)]
    let ending = endings.first { word.count >= $0.1 && word.suffix($0.0.utf8.count).elementsEqual($0.0.utf8) }
    return word.dropLast(ending?.0.utf8.count ?? 0)
  }

  private static func plain(_ text: [UInt8], _ range: ByteRange) -> [Plain] {
    var words: [Plain] = []
    var position = range.start
    while position < range.end, words.count < SentenceWords.most {
      let start = position
      if isLetter(text[start]) {
        let (letters, end) = word(text, start, range.end)
        position = end
        words.append(Plain(range: ByteRange(start, end), stem: stem(letters)))
      } else if (0x30...0x39).contains(text[start]) {
        while position < range.end, (0x30...0x39).contains(text[position]) { position += 1 }
        words.append(Plain(range: ByteRange(start, position), stem: Array("0".utf8)))
      } else {
        position += 1
      }
    }
    return words
  }

  private static func compare(_ text: [UInt8], _ range: ByteRange) {
    let found = SentenceWords(text, range).words
    let expected = plain(text, range)
    #expect(found.map(\.range) == expected.map(\.range), "\(text) \(range)")
    #expect(found.map(\.hash) == expected.map { SentenceWords.hash($0.stem) }, "\(text) \(range)")
    for (word, plain) in zip(found, expected) {
      #expect(SentenceWords.stem(text, word).utf8.elementsEqual(plain.stem))
    }
  }

  @Test func wordsAreThoseReadLetterByLetter() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "a", "b", "e", "s", "ing", "ed", "es", " ", " ", ".", ",", "'", "’", "é", "\u{2019}s", "0", "42", "Don't", "x’y",
      "\n",
      "immeasurably", String(repeating: "q", count: 61),
    ].map { Array($0.utf8) }
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      let start = Int.random(in: 0...text.count, using: &generator)
      Self.compare(text, ByteRange(start, Int.random(in: start...text.count, using: &generator)))
      Self.compare(text, ByteRange(0, text.count))
    }
  }

  @Test(arguments: [63, 64, 65, 128, 5_000])
  func wordsAsLongAsABlockAndLonger(count: Int) {
    for end in ["", "s", "ing", "'", "'s more", "’s", " 7"] {
      for start in ["", "a ", String(repeating: " ", count: 63)] {
        let text = Array((start + String(repeating: "W", count: count) + end).utf8)
        Self.compare(text, ByteRange(0, text.count))
        let digits = Array((start + String(repeating: "7", count: count) + end).utf8)
        Self.compare(digits, ByteRange(0, digits.count))
      }
    }
  }

  @Test func aSentenceIsCut() {
    let text = Array(String(repeating: "one ", count: 1_000).utf8)
    #expect(SentenceWords(text, ByteRange(0, text.count)).words.count == SentenceWords.most)
    #expect(SentenceWords([], ByteRange(0, 0)).words.isEmpty)
  }
}
