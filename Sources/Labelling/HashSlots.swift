import CWords

/// Where the hashes of a table stand: open addressing, half full at most.
struct HashSlots: Sendable {
  /// Half of the hash says whether it is worth looking at the whole.
  private(set) var slots: [aside_entry_slot]

  /// - Parameter count: Hashes at most.
  init(count: Int) {
    var capacity = 16
    while capacity < 2 * count { capacity *= 2 }
    slots = [aside_entry_slot](repeating: aside_entry_slot(hash: 0, entry: -1), count: capacity)
  }

  /// A bit for every hash, sixteen times as many as entries: it says no for most pairs of words, and is small enough to
  /// stay where the processor reads fastest.
  func filter(_ hashes: [UInt64]) -> [UInt64] {
    var filter = [UInt64](repeating: 0, count: slots.count / 8)
    for hash in hashes { filter[Int((hash >> 38) & UInt64(filter.count - 1))] |= 1 << (hash >> 32 & 63) }
    return filter
  }

  static func slot(_ hash: UInt64, _ capacity: Int) -> Int { Int((hash >> 20) & UInt64(capacity - 1)) }

  /// - Parameter hashes: Those that are there, by number; a new one is appended.
  /// - Returns: The number of the hash.
  mutating func insert(_ hash: UInt64, _ hashes: inout [UInt64]) -> Int {
    let half = UInt32(truncatingIfNeeded: hash)
    var slot = Self.slot(hash, slots.count)
    while slots[slot].entry >= 0 {
      let entry = Int(slots[slot].entry)
      if slots[slot].hash == half, hashes[entry] == hash { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = aside_entry_slot(hash: half, entry: Int32(hashes.count))
    hashes.append(hash)
    return hashes.count - 1
  }
}
