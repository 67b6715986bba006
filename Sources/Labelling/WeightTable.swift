private let weightBits: UInt64 = 0xFFFF

/// One weight for each of many hashes, in as few bytes as the look-up of every word allows: 48 bits of the hash beside
/// the weight. Of 300,000 billion hashes two are taken for each other.
struct WeightTable: Sendable {
  /// Open addressing, half full at most; 0 where nothing stands.
  private let slots: [UInt64]
  /// A bit for every hash, sixteen times as many as hashes: small enough to stay where the processor reads fastest.
  private let filter: [UInt64]


  /// - Parameter weights: From -30,000 to 30,000; the first of equal hashes counts.
  init(_ weights: [(hash: UInt64, weight: Int)]) {
    var capacity = 16
    while capacity < 2 * weights.count { capacity *= 2 }
    var slots = [UInt64](repeating: 0, count: capacity)
    var filter = [UInt64](repeating: 0, count: capacity / 8)
    for (hash, weight) in weights where weight != 0 {
      let bit = Self.bit(hash, filter.count)
      filter[bit.word] |= bit.mask
      var slot = Self.slot(hash, capacity)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash & ~weightBits | UInt64(UInt16(bitPattern: Int16(clamping: weight)))
    }
    self.slots = slots
    self.filter = filter
  }

  private static func slot(_ hash: UInt64, _ capacity: Int) -> Int { Int((hash >> 20) & UInt64(capacity - 1)) }

  private static func bit(_ hash: UInt64, _ words: Int) -> (word: Int, mask: UInt64) {
    (Int((hash >> 42) & UInt64(words - 1)), 1 << (hash >> 36 & 63))
  }

  /// The table while it cannot go away, for many look-ups.
  struct Lookup {
    fileprivate let slots: UnsafeBufferPointer<UInt64>
    fileprivate let filter: UnsafeBufferPointer<UInt64>

    /// 0 for what is not there.
    @inline(__always)
    func weight(of hash: UInt64) -> Int {
      var slot = WeightTable.slot(hash, slots.count)
      while slots[slot] != 0 {
        if (slots[slot] ^ hash) & ~weightBits == 0 { return Int(Int16(truncatingIfNeeded: slots[slot])) }
        slot = (slot + 1) & (slots.count - 1)
      }
      return 0
    }

    /// The same, faster where most hashes are not there.
    @inline(__always)
    func rareWeight(of hash: UInt64) -> Int {
      let bit = WeightTable.bit(hash, filter.count)
      return filter[bit.word] & bit.mask != 0 ? weight(of: hash) : 0
    }
  }

  @inline(__always)
  func lookingUp<Result>(_ body: (Lookup) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      filter.withUnsafeBufferPointer { body(Lookup(slots: slots, filter: $0)) }
    }
  }
}
