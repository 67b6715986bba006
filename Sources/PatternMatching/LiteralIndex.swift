/// Finds which literals of many patterns occur in a text, and where, in one pass over its bytes.
///
/// Whole words are found by the hash of the word, word starts by their first bytes, anything else by
/// its rarest bytes at every place. The answer may hold too many literals, never too few. Immutable;
/// shared by threads.
struct LiteralIndex: Sendable {
  /// Whole words by hash: the high half of the hash (0 is free), which is small enough to stay in the
  /// cache, and the number of the word.
  private let tags: [UInt16]
  private let numbers: [Int32]
  private let starts: GramTable
  private let anywhere: GramTable
  let count: Int

  init(_ literals: [RequiredLiterals.Literal]) {
    count = literals.count
    var words: [(number: Int, hash: UInt32)] = []
    var starts: [(number: Int, literal: RequiredLiterals.Literal)] = []
    var anywhere = starts
    for (number, literal) in literals.enumerated() {
      var folded = literal
      folded.bytes = literal.bytes.map { $0 | 0x20 }
      if literal.startsWord, literal.endsWord, literal.bytes.allSatisfy(Self.isWordByte) {
        words.append((number, folded.bytes.withUnsafeBufferPointer { Self.hash($0, 0, $0.count) }))
      } else if literal.startsWord {
        starts.append((number, folded))
      } else {
        anywhere.append((number, folded))
      }
    }
    (tags, numbers) = Self.table(words)
    self.starts = GramTable(starts, isAtStart: true)
    self.anywhere = GramTable(anywhere, isAtStart: false)
  }

  /// Open addressing, at most half full.
  private static func table(_ words: [(number: Int, hash: UInt32)]) -> (tags: [UInt16], numbers: [Int32]) {
    var size = 64
    while size < words.count * 2 { size *= 2 }
    var tags = [UInt16](repeating: 0, count: size)
    var numbers = [Int32](repeating: 0, count: size)
    for word in words {
      var index = Int(word.hash) & (size - 1)
      while tags[index] != 0 { index = (index + 1) & (size - 1) }
      tags[index] = tag(of: word.hash)
      numbers[index] = Int32(word.number)
    }
    return (tags, numbers)
  }

  /// Equal tags of different words cost a needless hit, no more.
  @inline(__always)
  private static func tag(of hash: UInt32) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 16) | 1 }

  /// A hash of the word at `start`, without case, from its first and its last eight bytes and its length.
  @inline(__always)
  private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    var first = eightBytes(text, start)
    var last: UInt64 = 0
    if length < 8 {
      first &= (1 << UInt64(8 * length)) &- 1
    } else if length > 8 {
      last = eightBytes(text, start + length - 8)
    }
    let mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ (last &* 0xC2B2_AE3D_27D4_EB4F) ^ UInt64(length)
    return UInt32(truncatingIfNeeded: ((mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 32)
  }

  /// Bytes with bit 5 set, the first in the lowest place; zeros (with bit 5) behind the text.
  @inline(__always)
  private static func eightBytes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64 {
    var value: UInt64 = 0
    if start + 8 <= text.count, let base = text.baseAddress {
      value = UInt64(littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    } else {
      for index in start..<text.count { value |= UInt64(text[index]) << UInt64(8 * (index - start)) }
    }
    return value | 0x2020_2020_2020_2020
  }

  private static let wordBytes: [Bool] = (0..<256).map { isWordByte(UInt8($0)) }

  /// Letters, digits and `_` of ASCII. Other letters are not told from punctuation, so that a border
  /// beside them is always believed.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }

  /// Appends every literal of `text` to `hits`. The places of one literal ascend.
  func scan(_ text: UnsafeBufferPointer<UInt8>, into hits: LiteralHits) {
    let hasStarts = !starts.isEmpty
    let mask = tags.count - 1
    tags.withUnsafeBufferPointer { tags in
      Self.wordBytes.withUnsafeBufferPointer { isWord in
        var position = 0
        while position < text.count {
          while position < text.count, !isWord[Int(text[position])] { position += 1 }
          let start = position
          while position < text.count, isWord[Int(text[position])] { position += 1 }
          guard start < position else { return }
          let hash = Self.hash(text, start, position - start)
          var index = Int(hash) & mask
          let tag = Self.tag(of: hash)
          while tags[index] != 0 {
            if tags[index] == tag { hits.append(numbers[index], at: start) }
            index = (index + 1) & mask
          }
          if hasStarts { starts.probe(text, start, hits) }
        }
      }
    }
    guard !anywhere.isEmpty else { return }
    for position in 0..<text.count { anywhere.probe(text, position, hits) }
  }
}
