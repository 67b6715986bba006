@testable import ReasoningExtraction
import Testing

/// Bytes are looked for eight at a time, and at the end one by one.
@Suite struct ByteSearchTests {
  private static let filler = [UInt8](repeating: UInt8(ascii: "a"), count: 21)

  @Test(arguments: 0..<21) func everyMarkIsFoundWhereverItStands(place: Int) {
    func found(_ byte: UInt8, _ search: (UnsafeBufferPointer<UInt8>, Int, Int) -> Int) -> Int {
      var text = Self.filler
      text[place] = byte
      return text.withUnsafeBufferPointer { search($0, 0, $0.count) }
    }
    for byte in "<[\u{E2}".unicodeScalars.map({ UInt8($0.value) }) {
      #expect(found(byte) { ByteSearch.nextTagStart(in: $0, from: $1, to: $2) } == place, "\(byte)")
    }
    for byte in ".!?".utf8 {
      #expect(found(byte) { ByteSearch.nextSentenceMark(in: $0, from: $1, to: $2) } == place, "\(byte)")
    }
    #expect(found(0x0A) { ByteSearch.next(0x0A, in: $0, from: $1, to: $2) } == place)
  }

  /// Bytes that differ from a mark by one bit, or are its neighbours.
  @Test func whatIsNearlyAMarkIsNone() {
    for mark in "<[.!?".utf8.map({ $0 }) + [0xE2] {
      for byte in (0..<8).map({ mark ^ (1 << $0) }) + [mark &- 1, mark &+ 1]
      where !"<[.!?".utf8.contains(byte) && byte != 0xE2 {
        [UInt8](repeating: byte, count: 21).withUnsafeBufferPointer { text in
          #expect(ByteSearch.nextTagStart(in: text, from: 0, to: text.count) == text.count, "\(byte)")
          #expect(ByteSearch.nextSentenceMark(in: text, from: 0, to: text.count) == text.count, "\(byte)")
        }
      }
    }
  }
}
