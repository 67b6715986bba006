import CLiteralScan
import Testing
import TestSupport

@testable import PatternMatching

/// Every way of scanning finds the same literals at the same places, and they are those that stand there.
@Suite struct LiteralScanTests {
  private static let literals: [RequiredLiterals.Literal] = [
    literal("test", true, true), literal("i", true, true), literal("evaluation_run", true, true),
    literal("interpretability", true, true), literal("don't", true, true), literal("modif", true, false),
    literal("n't", false, true), literal("'ll", false, true), literal("n’t", false, false),
    literal("fine-tun", true, false), literal("ing", false, true), literal("rlhf", false, false),
    literal("abcdefgh", true, true), literal("abcdefghi", true, true),
    literal("so£x", false, false), literal("so\n-", true, false), literal("su-", false, false),
  ]

  private static func literal(_ text: String, _ starts: Bool, _ ends: Bool) -> RequiredLiterals.Literal {
    .init(bytes: Array(text.utf8), startsWord: starts, endsWord: ends)
  }

  private static let fragments = [
    "test", "Testing", "I", "evaluation_run", "interpretability", "don't", "DON’T", "modified", " ", "  ", "'", "’",
    "we'll", "fine-tuned", "RLHF", "é", "_", "-", ".", "\n", "abcdefgh", "abcdefghi", "wouldn't", "\u{0}", "x",
    String(repeating: "a", count: 61), "ing", "9", "so£x", "so\n-", "su-",
  ]

  private struct Hit: Hashable, Comparable {
    var literal: Int32
    var place: UInt64
    static func < (left: Hit, right: Hit) -> Bool { (left.literal, left.place) < (right.literal, right.place) }
  }

  private func hits(_ text: [UInt8], _ index: LiteralIndex, _ words: WordCache, way: Int32) -> [Hit] {
    let hits = LiteralHits()
    _ = text.withUnsafeBufferPointer { hits.read($0, index, words, way: way) }
    return Set((0..<hits.count).map { Hit(literal: hits.literals[$0], place: hits.places[$0]) }).sorted()
  }

  /// What stands in the text, letter by letter.
  private func expected(_ text: [UInt8]) -> [Hit] {
    let folded = text.map { LiteralIndex.isWordByte($0) ? $0 | 0x20 : $0 }
    var hits: [Hit] = []
    for (number, literal) in Self.literals.enumerated() where literal.bytes.count <= text.count {
      for place in 0...(text.count - literal.bytes.count) {
        let end = place + literal.bytes.count
        guard folded[place..<end].elementsEqual(literal.bytes.map { LiteralIndex.isWordByte($0) ? $0 | 0x20 : $0 })
        else { continue }
        if literal.startsWord, place > 0, LiteralIndex.isWordByte(text[place - 1]) { continue }
        if literal.endsWord, end < text.count, LiteralIndex.isWordByte(text[end]) { continue }
        hits.append(Hit(literal: Int32(number), place: UInt64(place)))
      }
    }
    return hits.sorted()
  }

  @Test(arguments: 1...30)
  func waysAgree(seed: Int) {
    let index = LiteralIndex(TableStore()) { Self.literals }
    let words = WordCache()
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<40 {
      let count = Int.random(in: 0...60, using: &generator)
      let text = (0..<count).map { _ in Self.fragments.randomElement(using: &generator) ?? "" }.joined()
      let bytes = Array(text.utf8)
      // Words are unknown at first and known later.
      let plain = hits(bytes, index, WordCache(), way: Int32(ASIDE_PLAIN))
      #expect(hits(bytes, index, words, way: aside_best_way()) == plain)
      #expect(hits(bytes, index, words, way: aside_best_way()) == plain)
      #expect(Set(expected(bytes)).isSubset(of: Set(plain)), "lost in ‘\(text)’")
    }
  }
}
