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
    /// The byte before the first mark, the mark where it comes first, and the one before where it comes last.
    case mark
    /// None: literals are found by their index, in the order given.
    case listed
  }

  private static let hashBits: UInt32 = 16
  let table: aside_gram_table
  private let store: TableStore

  /// - Parameter literals: With folded bytes, three or more, and the number that is told of each; asked for only
  ///   where the store has no table.
  init(_ store: TableStore, _ anchor: Anchor, _ literals: () -> [LiteralKinds.Entry]) {
    self.store = store
    lazy var contents = Contents(literals(), anchor)
    let four = store.array { contents.four }
    let three = store.array { contents.three }
    table = aside_gram_table(
      four: four.baseAddress, three: three.baseAddress,
      bucket_starts: store.array { contents.bucketStarts }.baseAddress,
      grams: store.array { contents.grams }.baseAddress, bytes: store.array { contents.bytes }.baseAddress,
      has_four: four.isEmpty ? 0 : 1, has_three: three.isEmpty ? 0 : 1)
  }

  private struct Contents {
    /// Bits by hash; empty when there are none.
    var four: [UInt64] = []
    var three: [UInt64] = []
    var bytes: [UInt8] = []
    var grams: [aside_gram] = []
    var bucketStarts: [Int32] = [0]

    init(_ literals: [LiteralKinds.Entry], _ anchor: Anchor) {
      var hashes: [Int] = []
      for entry in literals {
        let gram = GramTable.gram(entry.literal, number: entry.number, start: bytes.count, anchor)
        bytes += entry.literal.bytes
        grams.append(gram)
        hashes.append(anchor == .listed ? 0 : note(gram.key))
      }
      // Listed literals are found by their index, in the order given.
      guard anchor != .listed, !grams.isEmpty else { return }
      grams = grams.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }.map { grams[$0] }
      var counts = [Int32](repeating: 0, count: 1 << Int(GramTable.hashBits))
      for hash in hashes { counts[hash] += 1 }
      bucketStarts.reserveCapacity(counts.count + 1)
      for count in counts { bucketStarts.append(bucketStarts[bucketStarts.count - 1] + count) }
    }

    /// Sets the bit of a key; its hash.
    private mutating func note(_ key: UInt32) -> Int {
      let hash = Int(GramTable.hash(key))
      if key >> 24 != 0 { Self.set(hash, &four) } else { Self.set(hash, &three) }
      return hash
    }

    private static func set(_ hash: Int, _ bits: inout [UInt64]) {
      if bits.isEmpty { bits = [UInt64](repeating: 0, count: 1 << (Int(GramTable.hashBits) - 6)) }
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

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
