import RuleFormat

/// Learned words by hash, with their weight for each tag that has one: open addressing, half full at most.
struct WordTable: Sendable {
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  /// Entry n has the weights from `starts[n]` to `starts[n + 1]`.
  private var starts: [Int32] = [0]
  private var weights: [(tag: Int32, weight: Double)] = []

  /// - Parameter terms: By tag number.
  init(_ terms: [[SentenceModel.Term]]) {
    var byHash: [UInt64: [(tag: Int32, weight: Double)]] = [:]
    for (tag, terms) in terms.enumerated() {
      for term in terms { byHash[Self.hash(term.words), default: []].append((Int32(tag), term.weight)) }
    }
    var capacity = 16
    while capacity < 2 * byHash.count { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    for (hash, found) in byHash.sorted(by: { $0.key < $1.key }) {
      var slot = Self.slot(hash, capacity)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(hashes.count)
      hashes.append(hash)
      weights += found
      starts.append(Int32(weights.count))
    }
  }

  static func hash(_ words: String) -> UInt64 {
    let hashes = words.utf8.split(separator: UInt8(ascii: " ")).map { SentenceWords.hash($0) }
    return hashes.count == 2 ? SentenceWords.hash(hashes[0], hashes[1]) : hashes.first ?? 0
  }

  private static func slot(_ hash: UInt64, _ capacity: Int) -> Int { Int((hash >> 20) & UInt64(capacity - 1)) }

  /// `nil` for words that have no weight.
  func entry(_ hash: UInt64) -> Int? {
    var slot = Self.slot(hash, slots.count)
    while slots[slot] >= 0 {
      if hashes[Int(slots[slot])] == hash { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func range(_ entry: Int) -> Range<Int> { Int(starts[entry])..<Int(starts[entry + 1]) }

  func add(_ entry: Int, to logits: inout [Double]) {
    for index in range(entry) { logits[Int(weights[index].tag)] += weights[index].weight }
  }

  func weight(of tag: Int, in entry: Int) -> Double {
    for index in range(entry) where weights[index].tag == Int32(tag) { return weights[index].weight }
    return 0
  }
}
