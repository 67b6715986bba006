import CLiteralScan

/// Finds which literals of many patterns occur in a text, and where, in one pass over its bytes.
///
/// What stands in a word is looked up once for each word, what goes on behind it where the word stands, what
/// holds a mark (an apostrophe, a hyphen) there, anything else at every place. The answer may hold too
/// many literals, never too few. Immutable and shared by threads; it owns its memory, which is never written
/// after `init`: that is the proof behind `@unchecked Sendable`.
final class LiteralIndex: @unchecked Sendable {
  let count: Int
  private let tags: UnsafeMutablePointer<UInt16>
  private let numbers: UnsafeMutablePointer<Int32>
  private let grams: [GramTable]
  private let table: aside_literal_table

  init(_ literals: [RequiredLiterals.Literal]) {
    count = literals.count
    let sorted = LiteralKinds(literals)
    grams = [
      GramTable(sorted.starts, .start), GramTable(sorted.inner, .rarest), GramTable(sorted.followed, .listed),
      GramTable(sorted.marked, .mark), GramTable(sorted.anywhere, .rarest),
    ]
    var words: [(number: Int32, bytes: [UInt8])] = sorted.words.map { (Int32($0.number), $0.literal.bytes) }
    for (index, entry) in sorted.followed.enumerated() {
      words.append((~Int32(index), Array(entry.literal.bytes.prefix(while: Self.isFoldedWordByte))))
    }
    var size = 64
    while size < words.count * 2 { size *= 2 }
    tags = .allocate(capacity: size)
    tags.initialize(repeating: 0, count: size)
    numbers = .allocate(capacity: size)
    numbers.initialize(repeating: 0, count: size)
    for word in words {
      let hash = Self.hash(word.bytes)
      var index = Int(hash) & (size - 1)
      while tags[index] != 0 { index = (index + 1) & (size - 1) }
      tags[index] = UInt16(truncatingIfNeeded: hash >> 16) | 1
      numbers[index] = word.number
    }
    table = aside_literal_table(
      tags: UnsafePointer(tags), numbers: UnsafePointer(numbers), mask: UInt32(size - 1), starts: grams[0].table,
      inner: grams[1].table, followed: grams[2].table, marked: grams[3].table, anywhere: grams[4].table)
  }

  deinit {
    tags.deallocate()
    numbers.deallocate()
  }

  private static func hash(_ folded: [UInt8]) -> UInt32 {
    folded.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { aside_word_hash($0, bytes.count, 0, bytes.count) } ?? 0
    }
  }

  /// Letters, digits and `_` of ASCII. Other letters are not told from punctuation, so that a border
  /// beside them is always believed.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }

  /// The same for bytes with bit 5 set, which moves `_`.
  static func isFoldedWordByte(_ byte: UInt8) -> Bool { isWordByte(byte) || byte == 0x7F }

  /// Appends every literal of `text` to `hits`, nearly in the order of the text.
  ///
  /// - Parameter cache: Used with this index only.
  func scan(
    _ text: UnsafeBufferPointer<UInt8>, into hits: UnsafeMutablePointer<aside_hits>, cache: OpaquePointer?, way: Int32
  ) {
    guard let base = text.baseAddress else { return }
    withUnsafePointer(to: table) { aside_scan(base, text.count, $0, cache, hits, way) }
  }
}
