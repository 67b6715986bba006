import CLiteralScan

/// Finds which literals of many patterns occur in a text, and where, in one pass over its bytes.
///
/// What stands in a word is looked up once for each word, what goes on behind it where the word stands, what
/// holds a mark (an apostrophe, a hyphen) there, anything else at every place. The answer may hold too
/// many literals, never too few. Immutable and shared by threads; it owns its memory, which is never written
/// after `init`: that is the proof behind `@unchecked Sendable`.
final class LiteralIndex: @unchecked Sendable {
  private let grams: [GramTable]
  private let table: aside_literal_table
  private let store: TableStore

  /// - Parameter literals: By number; asked for only where the store has no tables.
  init(_ store: TableStore, _ literals: () -> [RequiredLiterals.Literal]) {
    self.store = store
    lazy var kinds = LiteralKinds(literals())
    lazy var words = Words(kinds)
    grams = [
      GramTable(store, .start) { kinds.starts }, GramTable(store, .rarest) { kinds.inner },
      GramTable(store, .listed) { kinds.followed }, GramTable(store, .mark) { kinds.marked },
      GramTable(store, .rarest) { kinds.anywhere },
    ]
    let tags = store.array { words.tags }
    table = aside_literal_table(
      tags: tags.baseAddress, numbers: store.array { words.numbers }.baseAddress, mask: UInt32(tags.count - 1),
      starts: grams[0].table, inner: grams[1].table, followed: grams[2].table, marked: grams[3].table,
      anywhere: grams[4].table)
  }

  /// Whole words, and the words that others go on behind, by their hashes with open addressing.
  private struct Words {
    var tags: [UInt16]
    var numbers: [Int32]

    init(_ kinds: LiteralKinds) {
      var words: [(number: Int32, bytes: [UInt8])] = kinds.words.map { (Int32($0.number), $0.literal.bytes) }
      for (index, entry) in kinds.followed.enumerated() {
        words.append((~Int32(index), Array(entry.literal.bytes.prefix(while: LiteralIndex.isFoldedWordByte))))
      }
      var size = 64
      while size < words.count * 2 { size *= 2 }
      tags = [UInt16](repeating: 0, count: size)
      numbers = [Int32](repeating: 0, count: size)
      for word in words {
        let hash = LiteralIndex.hash(word.bytes)
        var index = Int(hash) & (size - 1)
        while tags[index] != 0 { index = (index + 1) & (size - 1) }
        tags[index] = UInt16(truncatingIfNeeded: hash >> 16) | 1
        numbers[index] = word.number
      }
    }
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
