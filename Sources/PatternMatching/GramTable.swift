/// Literals by four (or three) of their bytes, for a quick answer at one place of a text.
///
/// Bytes are compared with bit 5 set, which folds ASCII case and confuses a few punctuation marks: the
/// answer may hold too many literals, never too few. Immutable; shared by threads.
struct GramTable: Sendable {
  private struct Entry {
    let number: Int32
    let key: UInt32
    /// In `bytes`.
    let start: Int32
    let count: UInt16
    let anchor: UInt16
    let startsWord: Bool
    let endsWord: Bool
  }

  private static let hashBits: UInt32 = 16
  /// The literals, one after the other.
  private let bytes: [UInt8]
  private let fourBytes: [UInt64]
  private let threeBytes: [UInt64]
  private let bucketStarts: [Int32]
  private let entries: [Entry]

  var isEmpty: Bool { entries.isEmpty }

  /// - Parameters:
  ///   - literals: With folded bytes, three or more, and the number that is told of each.
  ///   - isAtStart: The bytes looked at are the first ones; otherwise the rarest.
  init(_ literals: [(number: Int, literal: RequiredLiterals.Literal)], isAtStart: Bool) {
    var all: [UInt8] = []
    var four = [UInt64](repeating: 0, count: 1 << (Int(Self.hashBits) - 6))
    var three = four
    var buckets: [Int: [Entry]] = [:]
    for entry in literals {
      let bytes = entry.literal.bytes
      let width = min(4, bytes.count)
      let anchor = isAtStart ? 0 : Self.rarestAnchor(in: bytes, width: width)
      let key = Self.key(bytes, anchor, width)
      let hash = Int(Self.hash(key))
      if width == 4 { four[hash >> 6] |= 1 << UInt64(hash & 63) } else { three[hash >> 6] |= 1 << UInt64(hash & 63) }
      buckets[hash, default: []].append(
        Entry(
          number: Int32(entry.number), key: key, start: Int32(all.count), count: UInt16(clamping: bytes.count),
          anchor: UInt16(clamping: anchor), startsWord: entry.literal.startsWord, endsWord: entry.literal.endsWord))
      all += bytes
    }
    bytes = all
    fourBytes = four
    threeBytes = three
    var starts: [Int32] = [0]
    var entries: [Entry] = []
    for hash in 0..<(1 << Int(Self.hashBits)) {
      entries += buckets[hash] ?? []
      starts.append(Int32(entries.count))
    }
    bucketStarts = starts
    self.entries = entries
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

  /// Appends the literals whose looked-at bytes stand at `position`.
  @inline(__always)
  func probe(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ hits: LiteralHits) {
    guard let base = text.baseAddress, position + 3 <= text.count else { return }
    var key: UInt32
    if position + 4 <= text.count {
      let raw = UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
      key = UInt32(littleEndian: raw) | 0x2020_2020
      let hash = Int(Self.hash(key))
      if fourBytes[hash >> 6] >> UInt64(hash & 63) & 1 == 1 { verify(hash, key, text, position, hits) }
    } else {
      key = UInt32(base[position]) | UInt32(base[position + 1]) << 8 | UInt32(base[position + 2]) << 16
      key |= 0x0020_2020
    }
    key &= 0x00FF_FFFF
    let hash = Int(Self.hash(key))
    if threeBytes[hash >> 6] >> UInt64(hash & 63) & 1 == 1 { verify(hash, key, text, position, hits) }
  }

  private func verify(
    _ hash: Int, _ key: UInt32, _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ hits: LiteralHits
  ) {
    entries.withUnsafeBufferPointer { entries in
      for index in Int(bucketStarts[hash])..<Int(bucketStarts[hash + 1]) where entries[index].key == key {
        let start = position - Int(entries[index].anchor)
        if stands(entries[index], at: start, in: text) { hits.append(entries[index].number, at: start) }
      }
    }
  }

  @inline(__always)
  private func stands(_ entry: Entry, at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = start + Int(entry.count)
    guard start >= 0, end <= text.count else { return false }
    if entry.startsWord, start > 0, LiteralIndex.isWordByte(text[start - 1]) { return false }
    if entry.endsWord, end < text.count, LiteralIndex.isWordByte(text[end]) { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<Int(entry.count) where text[start + offset] | 0x20 != bytes[Int(entry.start) + offset] {
        return false
      }
      return true
    }
  }
}
