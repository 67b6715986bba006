/// Which entries of a table a sentence had, one bit each: to empty some kilobytes costs less than a list.
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

  mutating func removeAll() {
    bits.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }
}
