/// A 128-bit hash that names equal contents, in 32 hexadecimal digits: two FNV-1a sums over the bytes
/// and their lengths. Not safe against someone who looks for collisions.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, FNV-1a, draft-eastlake-fnv.
package struct ContentHash: Sendable {
  private var low: UInt64 = 0xCBF2_9CE4_8422_2325
  private var high: UInt64 = 0x6C62_272E_07BB_0142

  package init() {}

  /// Adds one piece; pieces do not run into each other.
  package mutating func add(_ bytes: [UInt8]) {
    mix(bytes)
    var count = UInt64(bytes.count)
    for _ in 0..<8 {
      mix([UInt8(truncatingIfNeeded: count)])
      count >>= 8
    }
  }

  private mutating func mix(_ bytes: [UInt8]) {
    for byte in bytes {
      low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      high = (high ^ UInt64(byte) ^ (low >> 32)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  package var text: String {
    [high, low].map { value in
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
