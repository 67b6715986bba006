import CWords
import PatternMatching

/// One weight for each of many hashes, in as few bytes as the look-up of every word allows: 48 bits of the hash beside
/// the weight. Of 300,000 billion hashes two are taken for each other.
///
/// Its arrays lie in the store, where nothing is written after `init`: that is the proof behind `@unchecked Sendable`.
final class WeightTable: @unchecked Sendable {
  private let store: TableStore

  private static let weightBits: UInt64 = 0xFFFF

  /// - Parameter weights: From -30,000 to 30,000; the first of equal hashes counts. Asked for only where the store has no
  ///   table.
  init(_ store: TableStore = TableStore(), _ weights: () -> [(hash: UInt64, weight: Int)]) {
    self.store = store
    lazy var contents = Contents(weights())
    let slots = store.array { contents.slots }
    let filter = store.array { contents.filter }
    table = aside_weight_table(
      slots: slots.baseAddress, slot_count: slots.count, filter: filter.baseAddress, filter_count: filter.count)
  }

  private struct Contents {
    /// Open addressing, half full at most; 0 where nothing stands.
    var slots: [UInt64]
    /// A bit for every hash, sixteen times as many as hashes: small enough to stay where the processor reads fastest.
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

  /// For the C code that reads it; valid as long as this object.
  let table: aside_weight_table
}
