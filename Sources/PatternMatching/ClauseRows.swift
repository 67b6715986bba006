import CLiteralScan

/// The rows of a `ClauseTable` while it is made: for each literal, four words of bits for every part of its
/// row that is not 0.
struct ClauseRows {
  private(set) var starts: [Int32] = [0]
  private(set) var partWords: [UInt32] = []
  private(set) var parts: [UInt64] = []
  private(set) var always: [UInt64]

  /// - Parameter columns: For each chain the literals of its clauses.
  init(literals: Int, width: Int, _ columns: [[[Int32]]]) {
    let slots = Int(ASIDE_CLAUSES)
    always = [UInt64](repeating: 0, count: slots * width)
    var bits = [[Int32]](repeating: [], count: literals)
    for (column, clauses) in columns.enumerated() {
      for slot in 0..<slots {
        let bit = slot * width * 64 + column
        if slot < clauses.count {
          for literal in clauses[slot] { bits[Int(literal)].append(Int32(bit)) }
        } else {
          always[bit >> 6] |= 1 << UInt64(bit & 63)
        }
      }
    }
    for own in bits { add(own) }
  }

  /// - Parameter bits: Of one literal's row, in any order.
  private mutating func add(_ bits: [Int32]) {
    var last: UInt32?
    for bit in bits.sorted() {
      let word = UInt32(bit >> 6)
      if last != word & ~3 {
        last = word & ~3
        partWords.append(word & ~3)
        parts += [0, 0, 0, 0]
      }
      parts[parts.count - 4 + Int(word & 3)] |= 1 << UInt64(bit & 63)
    }
    starts.append(Int32(partWords.count))
  }
}
