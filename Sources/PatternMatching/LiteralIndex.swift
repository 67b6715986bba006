/// Finds which literals of many patterns occur in a text, and where, in one pass over its bytes.
///
/// Whole words are found by the hash of the word, word starts by their first bytes, anything else by
/// its rarest bytes at every place. The answer may hold too many literals, never too few. Immutable;
/// shared by threads.
struct LiteralIndex: Sendable {
  /// A whole word: hash and number + 1; number 0 is free.
  private struct Slot {
    var hash: UInt32 = 0
    var number: Int32 = 0
  }

  private let slots: [Slot]
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
        words.append((number, folded.bytes.reduce(Self.seed) { Self.hash($0, $1) }))
      } else if literal.startsWord {
        starts.append((number, folded))
      } else {
        anywhere.append((number, folded))
      }
    }
    slots = Self.table(words)
    self.starts = GramTable(starts, isAtStart: true)
    self.anywhere = GramTable(anywhere, isAtStart: false)
  }

  /// Open addressing, at most a quarter full.
  private static func table(_ words: [(number: Int, hash: UInt32)]) -> [Slot] {
    var size = 64
    while size < words.count * 4 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    for word in words {
      var index = Int(word.hash) & (size - 1)
      while slots[index].number != 0 { index = (index + 1) & (size - 1) }
      slots[index] = Slot(hash: word.hash, number: Int32(word.number + 1))
    }
    return slots
  }

  private static let seed: UInt32 = 0x811C_9DC5

  /// FNV-1a, with the high bits folded in so that the low ones select well.
  @inline(__always)
  private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    let mixed = (hash ^ UInt32(byte)) &* 0x0100_0193
    return mixed ^ (mixed >> 15)
  }

  /// Letters, digits and `_` of ASCII. Other letters are not told from punctuation, so that a border
  /// beside them is always believed.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }

  /// Appends every literal of `text` to `hits`. The places of one literal ascend.
  func scan(_ text: UnsafeBufferPointer<UInt8>, into hits: LiteralHits) {
    let hasStarts = !starts.isEmpty
    let mask = slots.count - 1
    slots.withUnsafeBufferPointer { slots in
      var position = 0
      while position < text.count {
        guard Self.isWordByte(text[position]) else {
          position += 1
          continue
        }
        let start = position
        var hash = Self.seed
        repeat {
          hash = Self.hash(hash, text[position] | 0x20)
          position += 1
        } while position < text.count && Self.isWordByte(text[position])
        var index = Int(hash) & mask
        while slots[index].number != 0 {
          if slots[index].hash == hash { hits.append(slots[index].number - 1, at: start) }
          index = (index + 1) & mask
        }
        if hasStarts { starts.probe(text, start, hits) }
      }
    }
    guard !anywhere.isEmpty else { return }
    for position in 0..<text.count { anywhere.probe(text, position, hits) }
  }
}
