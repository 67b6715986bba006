/// Finds which literals of many patterns occur in a text, in one pass over its bytes.
///
/// Bytes are compared with bit 5 set, which folds ASCII case and confuses a few punctuation marks: the
/// answer may hold too many literals, never too few. Immutable; shared by threads.
struct LiteralIndex: Sendable {
  /// A literal with the four (or three) bytes that are looked up first.
  private struct Entry {
    let literal: Int32
    let anchor: Int32
    let key: UInt32
  }

  private static let hashBits: UInt32 = 16
  private let literals: [[UInt8]]
  private let fourBytes: [UInt64]
  private let threeBytes: [UInt64]
  private let hasThree: Bool
  private let bucketStarts: [Int32]
  private let entries: [Entry]

  var count: Int { literals.count }

  /// - Parameter literals: Each at least three bytes; folded here.
  init(_ literals: [[UInt8]]) {
    let folded = literals.map { $0.map { $0 | 0x20 } }
    self.literals = folded
    var four = [UInt64](repeating: 0, count: 1 << (Int(Self.hashBits) - 6))
    var three = four
    var buckets: [[Entry]] = Array(repeating: [], count: 1 << Int(Self.hashBits))
    for (index, literal) in folded.enumerated() {
      let width = min(4, literal.count)
      let anchor = Self.rarestAnchor(in: literal, width: width)
      let key = Self.key(literal, anchor, width)
      let hash = Int(Self.hash(key))
      if width == 4 { four[hash >> 6] |= 1 << UInt64(hash & 63) } else { three[hash >> 6] |= 1 << UInt64(hash & 63) }
      buckets[hash].append(Entry(literal: Int32(index), anchor: Int32(anchor), key: key))
    }
    fourBytes = four
    threeBytes = three
    hasThree = folded.contains { $0.count == 3 }
    var starts: [Int32] = [0]
    for bucket in buckets { starts.append(starts[starts.count - 1] + Int32(bucket.count)) }
    bucketStarts = starts
    entries = buckets.flatMap { $0 }
  }

  private static func key(_ bytes: [UInt8], _ start: Int, _ width: Int) -> UInt32 {
    (0..<width).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
  }

  @inline(__always)
  private static func hash(_ key: UInt32) -> UInt32 { (key &* 0x9E37_79B1) >> (32 - hashBits) }

  /// English letters from common to rare; the anchor is where a literal has its rarest run.
  private static let common = Array(" etaoinshrdlucmfwypvbgkjqxz".utf8)

  private static func rarestAnchor(in literal: [UInt8], width: Int) -> Int {
    func rarity(_ start: Int) -> Int {
      literal[start..<(start + width)].reduce(0) { $0 + (common.firstIndex(of: $1) ?? 27) }
    }
    return (0...(literal.count - width)).max { rarity($0) < rarity($1) } ?? 0
  }

  /// Calls `found` with the number of each literal, possibly several times, for one pass over `text`.
  func scan(_ text: UnsafeBufferPointer<UInt8>, _ found: (Int) -> Void) {
    guard let base = text.baseAddress, text.count >= 3 else { return }
    fourBytes.withUnsafeBufferPointer { four in
      threeBytes.withUnsafeBufferPointer { three in
        var position = 0
        let last = text.count - 4
        while position <= last {
          let raw = UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
          let key = UInt32(littleEndian: raw) | 0x2020_2020
          let hash = Int(Self.hash(key))
          if four[hash >> 6] >> UInt64(hash & 63) & 1 == 1 {
            verify(hash, key, text, position, found)
          }
          if hasThree { probeThree(three, key & 0x00FF_FFFF, text, position, found) }
          position += 1
        }
        if hasThree, text.count >= 3 {
          let tail = text.count - 3
          let key =
            UInt32(base[tail] | 0x20) | UInt32(base[tail + 1] | 0x20) << 8
            | UInt32(base[tail + 2] | 0x20) << 16
          probeThree(three, key, text, tail, found)
        }
      }
    }
  }

  @inline(__always)
  private func probeThree(
    _ bitmap: UnsafeBufferPointer<UInt64>, _ key: UInt32, _ text: UnsafeBufferPointer<UInt8>,
    _ position: Int, _ found: (Int) -> Void
  ) {
    let hash = Int(Self.hash(key))
    if bitmap[hash >> 6] >> UInt64(hash & 63) & 1 == 1 { verify(hash, key, text, position, found) }
  }

  private func verify(
    _ hash: Int, _ key: UInt32, _ text: UnsafeBufferPointer<UInt8>, _ position: Int,
    _ found: (Int) -> Void
  ) {
    for index in Int(bucketStarts[hash])..<Int(bucketStarts[hash + 1]) {
      let entry = entries[index]
      guard entry.key == key else { continue }
      let literal = literals[Int(entry.literal)]
      let start = position - Int(entry.anchor)
      guard start >= 0, start + literal.count <= text.count else { continue }
      if (0..<literal.count).allSatisfy({ text[start + $0] | 0x20 == literal[$0] }) {
        found(Int(entry.literal))
      }
    }
  }
}
