/// Which entries of a table a text had, one bit each.
struct SeenEntries {
  private var bits: [UInt64]

  init(count: Int) { bits = [UInt64](repeating: 0, count: (count + 63) / 64) }

  /// - Returns: False where it was there.
  @inline(__always)
  mutating func insert(_ entry: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(entry & 63)
    return bits.withUnsafeMutableBufferPointer { bits in
      defer { bits[entry >> 6] |= bit }
      return bits[entry >> 6] & bit == 0
    }
  }
}
