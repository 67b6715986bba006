import CLiteralScan

/// Literals by four (or three) of their bytes, in the form in which `aside_scan` looks them up.
///
/// Bytes are compared with bit 5 set, which folds ASCII case and confuses a few punctuation marks: the
/// answer may hold too many literals, never too few. Owns its memory, which is never written after
/// `init`: that is the proof behind `@unchecked Sendable`.
final class GramTable: @unchecked Sendable {
  /// Which bytes of a literal are looked up.
  enum Anchor {
    case start, rarest
    /// The byte before the first mark, or the mark where it comes first.
    case mark
    /// None: literals are found by their index, in the order given.
    case listed
  }

  private static let hashBits: UInt32 = 16
  private let memory: [UnsafeMutableRawPointer]
  let table: aside_gram_table

  /// - Parameter literals: With folded bytes, three or more, and the number that is told of each.
  init(_ literals: [(number: Int, literal: RequiredLiterals.Literal)], _ anchor: Anchor) {
    var four = [UInt64](repeating: 0, count: 1 << (Int(Self.hashBits) - 6))
    var three = four
    var all: [UInt8] = []
    var entries: [(hash: Int, gram: aside_gram)] = []
    for entry in literals {
      let gram = Self.gram(entry.literal, number: entry.number, start: all.count, anchor)
      all += entry.literal.bytes
      let hash = anchor == .listed ? 0 : Int(Self.hash(gram.key))
      entries.append((hash, gram))
      if anchor == .listed {
        // Never looked up by bytes.
      } else if gram.key >> 24 != 0 {
        four[hash >> 6] |= 1 << UInt64(hash & 63)
      } else {
        three[hash >> 6] |= 1 << UInt64(hash & 63)
      }
    }
    // In one bucket the order given is kept.
    let grams = entries.enumerated().sorted { ($0.element.hash, $0.offset) < ($1.element.hash, $1.offset) }.map(
      \.element.gram)
    var starts: [Int32] = [0]
    if anchor != .listed, !entries.isEmpty {
      var counts = [Int32](repeating: 0, count: 1 << Int(Self.hashBits))
      for entry in entries { counts[entry.hash] += 1 }
      starts.reserveCapacity(counts.count + 1)
      for count in counts { starts.append(starts[starts.count - 1] + count) }
    }
    var memory: [UnsafeMutableRawPointer] = []
    table = aside_gram_table(
      four: Self.copied(four, &memory), three: Self.copied(three, &memory),
      bucket_starts: Self.copied(starts, &memory), grams: Self.copied(grams, &memory),
      bytes: Self.copied(all, &memory), has_four: four.contains { $0 != 0 } ? 1 : 0,
      has_three: three.contains { $0 != 0 } ? 1 : 0)
    self.memory = memory
  }

  deinit { for pointer in memory { pointer.deallocate() } }

  private static func gram(
    _ literal: RequiredLiterals.Literal, number: Int, start: Int, _ anchor: Anchor
  ) -> aside_gram {
    let bytes = literal.bytes
    let place: Int
    switch anchor {
    case .start, .listed: place = 0
    case .rarest: place = rarestAnchor(in: bytes, width: min(4, bytes.count))
    case .mark: place = min(max(0, (bytes.firstIndex { aside_is_mark($0) != 0 } ?? 0) - 1), bytes.count - 3)
    }
    let width = max(0, min(4, bytes.count - place))
    return aside_gram(
      number: Int32(number), key: key(bytes, place, width), start: Int32(start), count: UInt16(clamping: bytes.count),
      anchor: UInt16(clamping: place), starts_word: literal.startsWord ? 1 : 0, ends_word: literal.endsWord ? 1 : 0)
  }

  private static func copied<Item>(
    _ items: [Item], _ memory: inout [UnsafeMutableRawPointer]
  ) -> UnsafePointer<Item> {
    let copy = UnsafeMutablePointer<Item>.allocate(capacity: max(1, items.count))
    items.withUnsafeBufferPointer { if let base = $0.baseAddress { copy.initialize(from: base, count: $0.count) } }
    memory.append(UnsafeMutableRawPointer(copy))
    return UnsafePointer(copy)
  }

  private static func key(_ bytes: [UInt8], _ start: Int, _ width: Int) -> UInt32 {
    (0..<width).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
  }

  private static func hash(_ key: UInt32) -> UInt32 { (key &* 0x9E37_79B1) >> (32 - hashBits) }

  /// English letters from common to rare; the anchor is where a literal has its rarest run.
  private static let common = Array(" etaoinshrdlucmfwypvbgkjqxz".utf8)

  private static func rarestAnchor(in literal: [UInt8], width: Int) -> Int {
    func rarity(_ start: Int) -> Int {
      literal[start..<(start + width)].reduce(0) { $0 + (common.firstIndex(of: $1) ?? 27) }
    }
    return (0...(literal.count - width)).max { rarity($0) < rarity($1) } ?? 0
  }
}
