/// Finds which literals of many patterns occur in a text, and where, in one pass over its bytes.
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
  private let literals: [RequiredLiterals.Literal]
  private let fourBytes: [UInt64]
  private let threeBytes: [UInt64]
  private let bucketStarts: [Int32]
  private let entries: [Entry]
  /// Whole words of one or two bytes: key -> literal + 1.
  private let shortWords: [Int32]

  var count: Int { literals.count }

  init(_ literals: [RequiredLiterals.Literal]) {
    let folded = literals.map { literal in
      RequiredLiterals.Literal(
        bytes: literal.bytes.map { $0 | 0x20 }, startsWord: literal.startsWord, endsWord: literal.endsWord)
    }
    self.literals = folded
    var four = [UInt64](repeating: 0, count: 1 << (Int(Self.hashBits) - 6))
    var three = four
    var short = [Int32](repeating: 0, count: 1 << 16)
    var buckets: [[Entry]] = Array(repeating: [], count: 1 << Int(Self.hashBits))
    for (index, literal) in folded.enumerated() {
      let bytes = literal.bytes
      if bytes.count <= 2 {
        short[Int(bytes[0]) | (bytes.count > 1 ? Int(bytes[1]) << 8 : 0)] = Int32(index + 1)
        continue
      }
      let width = min(4, bytes.count)
      let anchor = Self.rarestAnchor(in: bytes, width: width)
      let key = Self.key(bytes, anchor, width)
      let hash = Int(Self.hash(key))
      if width == 4 { four[hash >> 6] |= 1 << UInt64(hash & 63) } else { three[hash >> 6] |= 1 << UInt64(hash & 63) }
      buckets[hash].append(Entry(literal: Int32(index), anchor: Int32(anchor), key: key))
    }
    fourBytes = four
    threeBytes = three
    shortWords = short
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

  /// Calls `found` with the number and place of each literal, in one pass over `text`. A literal's
  /// places come in ascending order.
  func scan(_ text: UnsafeBufferPointer<UInt8>, _ found: (Int, Int) -> Void) {
    guard let base = text.baseAddress else { return }
    fourBytes.withUnsafeBufferPointer { four in
      threeBytes.withUnsafeBufferPointer { three in
        var isBorder = true
        for position in 0..<text.count {
          if isBorder { probeShortWord(text, position, found) }
          isBorder = !Self.isWordByte(base[position])
          guard position + 3 <= text.count else { continue }
          var key: UInt32
          if position + 4 <= text.count {
            let raw = UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
            key = UInt32(littleEndian: raw) | 0x2020_2020
            let hash = Int(Self.hash(key))
            if four[hash >> 6] >> UInt64(hash & 63) & 1 == 1 { verify(hash, key, text, position, found) }
          } else {
            key = UInt32(base[position]) | UInt32(base[position + 1]) << 8 | UInt32(base[position + 2]) << 16
            key |= 0x0020_2020
          }
          key &= 0x00FF_FFFF
          let hash = Int(Self.hash(key))
          if three[hash >> 6] >> UInt64(hash & 63) & 1 == 1 { verify(hash, key, text, position, found) }
        }
      }
    }
  }

  /// A word of one or two bytes that starts at `position`.
  @inline(__always)
  private func probeShortWord(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ found: (Int, Int) -> Void) {
    let first = text[position]
    guard Self.isWordByte(first) else { return }
    var key = Int(first | 0x20)
    if position + 1 < text.count, Self.isWordByte(text[position + 1]) {
      if position + 2 < text.count, Self.isWordByte(text[position + 2]) { return }
      key |= Int(text[position + 1] | 0x20) << 8
    }
    let literal = shortWords[key]
    if literal > 0 { found(Int(literal) - 1, position) }
  }

  /// Letters, digits and `_` of ASCII. Other letters are not told from punctuation, so that a border
  /// beside them is always believed.
  @inline(__always)
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }

  private func verify(
    _ hash: Int, _ key: UInt32, _ text: UnsafeBufferPointer<UInt8>, _ position: Int,
    _ found: (Int, Int) -> Void
  ) {
    for index in Int(bucketStarts[hash])..<Int(bucketStarts[hash + 1]) {
      let entry = entries[index]
      guard entry.key == key else { continue }
      let literal = literals[Int(entry.literal)]
      let start = position - Int(entry.anchor)
      let end = start + literal.bytes.count
      guard start >= 0, end <= text.count else { continue }
      if literal.startsWord, start > 0, Self.isWordByte(text[start - 1]) { continue }
      if literal.endsWord, end < text.count, Self.isWordByte(text[end]) { continue }
      if literal.bytes.withUnsafeBufferPointer({ bytes in
        (0..<bytes.count).allSatisfy { text[start + $0] | 0x20 == bytes[$0] }
      }) {
        found(Int(entry.literal), start)
      }
    }
  }
}
