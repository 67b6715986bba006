@testable import ReasoningExtraction
import TestSupport
import Testing
import TranscriptModel

/// Words are counted sixty-four bytes at a time, and listed byte by byte.
@Suite struct WordCountTests {
  /// An apostrophe belongs to the word before it whatever follows.
  private static func plain(_ text: [UInt8]) -> Int {
    var count = 0
    var isInside = false
    for byte in text {
      let isWord =
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
        || isInside && byte == UInt8(ascii: "'")
      if isWord, !isInside { count += 1 }
      isInside = isWord
    }
    return count
  }

  @Test func allWordsAreCounted() {
    var generator = SeededGenerator(seed: 5)
    let pieces = ["a", "Z", "7", "'", "''", " ", ".", "é", "’", String(repeating: "x", count: 63), "  \n"].map {
      Array($0.utf8)
    }
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...90, using: &generator)).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      #expect(Words.count(in: text) == Self.plain(text), "\(text)")
    }
  }

  @Test(arguments: [
    ("", 0), ("one", 1), ("it's two", 2), ("''", 0), ("dogs' 'tail'", 2), (String(repeating: "a ", count: 64), 64),
    (String(repeating: "'", count: 64) + "a", 1), (String(repeating: "a", count: 64) + "' b", 2),
  ])
  func borders(text: String, count: Int) { #expect(Words.count(in: Array(text.utf8)) == count) }
}
