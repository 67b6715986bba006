import CLiteralScan

/// Finds which literals of many patterns occur in a text, and where, in one pass over its bytes.
///
/// Whole words are found by the hash of the word, word starts by their first bytes, what holds an
/// apostrophe there, anything else by its rarest bytes at every place. The answer may hold too many
/// literals, never too few. Immutable and shared by threads; it owns its memory, which is never written
/// after `init`: that is the proof behind `@unchecked Sendable`.
final class LiteralIndex: @unchecked Sendable {
  let count: Int
  private let tags: UnsafeMutablePointer<UInt16>
  private let numbers: UnsafeMutablePointer<Int32>
  private let grams: [GramTable]
  private let table: aside_literal_table

  /// The fastest way of scanning that this processor knows.
  static let bestWay = aside_scan_best()

  init(_ literals: [RequiredLiterals.Literal]) {
    count = literals.count
    var words: [(number: Int, hash: UInt32)] = []
    var starts: [(number: Int, literal: RequiredLiterals.Literal)] = []
    var marked = starts
    var anywhere = starts
    for (number, literal) in literals.enumerated() {
      var folded = literal
      folded.bytes = literal.bytes.map { $0 | 0x20 }
      if literal.startsWord, literal.endsWord, literal.bytes.allSatisfy(Self.isWordByte) {
        words.append((number, Self.hash(folded.bytes)))
      } else if literal.startsWord {
        starts.append((number, folded))
      } else if literal.bytes.contains(where: Self.isMark) {
        // Bit 5 turns no other byte into an apostrophe's lead byte.
        marked.append((number, folded))
      } else {
        anywhere.append((number, folded))
      }
    }
    grams = [GramTable(starts, .start), GramTable(marked, .mark), GramTable(anywhere, .rarest)]
    var size = 64
    while size < words.count * 2 { size *= 2 }
    tags = .allocate(capacity: size)
    tags.initialize(repeating: 0, count: size)
    numbers = .allocate(capacity: size)
    numbers.initialize(repeating: 0, count: size)
    for word in words {
      var index = Int(word.hash) & (size - 1)
      while tags[index] != 0 { index = (index + 1) & (size - 1) }
      tags[index] = UInt16(truncatingIfNeeded: word.hash >> 16) | 1
      numbers[index] = Int32(word.number)
    }
    table = aside_literal_table(
      tags: UnsafePointer(tags), numbers: UnsafePointer(numbers), mask: UInt32(size - 1), starts: grams[0].table,
      marked: grams[1].table, anywhere: grams[2].table)
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

  /// The straight apostrophe, or the first byte of the curly one (and of other punctuation).
  static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == 0xE2 }

  /// Letters, digits and `_` of ASCII. Other letters are not told from punctuation, so that a border
  /// beside them is always believed.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }

  /// Appends every literal of `text` to `hits`. The places of one literal ascend.
  func scan(_ text: UnsafeBufferPointer<UInt8>, into hits: inout aside_hits, way: Int32 = bestWay) {
    guard let base = text.baseAddress else { return }
    withUnsafePointer(to: table) { aside_scan(base, text.count, $0, &hits, way) }
  }
}
