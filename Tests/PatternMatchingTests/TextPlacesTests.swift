import CLiteralScan
import TestSupport
import Testing

@testable import PatternMatching

/// Places against their definition, byte by byte.
@Suite struct TextPlacesTests {
  private static let fragments = [
    "word", "a", "!", "? ", ". ", "responsibilities", " ", "  ", "    ", "\n", ".", "é", "日本語", "’", "it's",
    "self-made", "_", "9",
    String(repeating: "x", count: 70), String(repeating: "no end ", count: 60), String(repeating: "-", count: 66),
  ]

  /// What is left out: the rest of long runs, and bytes that continue a character. Those may be counted as
  /// part of a run. What ends a sentence counts more, unless the last that did is near.
  private func expected(_ text: [UInt8]) -> [Int] {
    var places = [0]
    var (words, gaps, stretch) = (0, 0, 0)
    var (plain, nextStop) = (0, 0)
    for byte in text {
      let isPlain = LiteralIndex.isWordByte(byte) && byte != UInt8(ascii: "_")
      words = isPlain || byte >= 0x80 || "'-_".utf8.contains(byte) ? words + 1 : 0
      gaps = isPlain ? 0 : gaps + 1
      stretch = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\n") ? 0 : stretch + 1
      let isOut =
        byte & 0xC0 == 0x80 || words > RequiredLiterals.wordRun || gaps > RequiredLiterals.gapRun
        || stretch > RequiredLiterals.stretchRun
      let isStop = !isOut && Reach.isStop(byte) && plain >= nextStop
      if isStop { nextStop = plain + Reach.stopSpacing }
      plain += isOut ? 0 : 1
      places.append(places[places.count - 1] + (isOut ? 0 : 1) + (isStop ? Reach.stop : 0))
    }
    return places
  }

  @Test(arguments: 1...20, [Int32(ASIDE_PLAIN), aside_best_way()])
  func placesAreAsDefined(seed: Int, way: Int32) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let places = TextPlaces()
    for _ in 0..<20 {
      let count = Int.random(in: 0...60, using: &generator)
      let text = Array((0..<count).map { _ in Self.fragments.randomElement(using: &generator) ?? "" }.joined().utf8)
      let expected = expected(text)
      #expect(text.withUnsafeBufferPointer { places.read($0, way: way) })
      #expect((0...text.count).map { places.place(ofByte: $0) } == expected)
      for place in stride(from: 0, through: expected[text.count], by: 7) {
        #expect(places.byte(ofPlace: place) == (place == 0 ? 0 : expected.firstIndex { $0 >= place }))
      }
    }
  }

  @Test func unusualFoldingIsSeen() {
    let places = TextPlaces()
    for (text, isTrap) in [("ki\u{17F}s", true), ("\u{212A}iss", true), ("ſ".uppercased(), false), ("don’t", false)] {
      _ = Array(text.utf8).withUnsafeBufferPointer { places.read($0, way: aside_best_way()) }
      #expect(places.hasFoldingTrap == isTrap, "\(text)")
    }
  }
}
