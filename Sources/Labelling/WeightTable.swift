import PatternMatching

/// One weight for each of many hashes, in as few bytes as the look-up of every word allows: 48 bits of the hash beside
/// the weight. Of 300,000 billion hashes two are taken for each other.
///
/// Its arrays lie in the store, where nothing is written after `init`: that is the proof behind `@unchecked Sendable`.
final class WeightTable: @unchecked Sendable {
  /// Open addressing, half full at most; 0 where nothing stands.
  private let slots: UnsafeBufferPointer<UInt64>
  /// A bit for every hash, sixteen times as many as hashes: small enough to stay where the processor reads fastest.
  private let filter: UnsafeBufferPointer<UInt64>
  private let store: TableStore

  private static let weightBits: UInt64 = 0xFFFF

  /// - Parameter weights: From -30,000 to 30,000; the first of equal hashes counts. Asked for only where the store has no
  ///   table.
  init(_ store: TableStore = TableStore(), _ weights: () -> [(hash: UInt64, weight: Int)]) {
    self.store = store
    lazy var contents = Contents(weights())
    slots = store.array { contents.slots }
    filter = store.array { contents.filter }
  }

  private struct Contents {
    var slots: [UInt64]
    var filter: [UInt64]

    init(_ weights: [(hash: UInt64, weight: Int)]) {
      var capacity = 16
      while capacity < 2 * weights.count { capacity *= 2 }
      slots = [UInt64](repeating: 0, count: capacity)
      filter = [UInt64](repeating: 0, count: capacity / 8)
      for (hash, weight) in weights where weight != 0 {
        let bit = WeightTable.bit(hash, filter.count)
        filter[bit.word] |= bit.mask
        var slot = WeightTable.slot(hash, capacity)
        while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = hash & ~WeightTable.weightBits | UInt64(UInt16(bitPattern: Int16(clamping: weight)))
      }
    }
  }

  private static func slot(_ hash: UInt64, _ capacity: Int) -> Int { Int((hash >> 20) & UInt64(capacity - 1)) }

  private static func bit(_ hash: UInt64, _ words: Int) -> (word: Int, mask: UInt64) {
    (Int((hash >> 42) & UInt64(words - 1)), 1 << (hash >> 36 & 63))
  }

  /// The same, faster where most hashes are not there.
  @inline(__always)
  func rareWeight(of hash: UInt64) -> Int {
    let bit = Self.bit(hash, filter.count)
    return filter[bit.word] & bit.mask != 0 ? weight(of: hash) : 0
  }

  /// 0 for what is not there.
  @inline(__always)
  func weight(of hash: UInt64) -> Int {
    var slot = Self.slot(hash, slots.count)
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & ~Self.weightBits == 0 { return Int(Int16(truncatingIfNeeded: slots[slot])) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0
  }
}
