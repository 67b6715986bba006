/// One weight for each of many hashes, in as few bytes as the look-up of every word allows: 48 bits of the hash beside
/// the weight. Of 300,000 billion hashes two are taken for each other.
struct WeightTable: Sendable {
  /// Open addressing, half full at most; 0 where nothing stands.
  private let slots: [UInt64]

  private static let weightBits: UInt64 = 0xFFFF

  /// - Parameter weights: From -30,000 to 30,000; the first of equal hashes counts.
  init(_ weights: [(hash: UInt64, weight: Int)]) {
    var capacity = 16
    while capacity < 2 * weights.count { capacity *= 2 }
    var slots = [UInt64](repeating: 0, count: capacity)
    for (hash, weight) in weights where weight != 0 {
      var slot = Self.slot(hash, capacity)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash & ~Self.weightBits | UInt64(UInt16(bitPattern: Int16(clamping: weight)))
    }
    self.slots = slots
  }

  private static func slot(_ hash: UInt64, _ capacity: Int) -> Int { Int((hash >> 20) & UInt64(capacity - 1)) }

  /// 0 for what is not there.
  @inline(__always)
  func weight(of hash: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var slot = Self.slot(hash, slots.count)
      while slots[slot] != 0 {
        if (slots[slot] ^ hash) & ~Self.weightBits == 0 { return Int(Int16(truncatingIfNeeded: slots[slot])) }
        slot = (slot + 1) & (slots.count - 1)
      }
      return 0
    }
  }
}
