/// A coarse look at one text: in which of 64 blocks of it each set of literals stands.
///
/// Whether a chain can hold is a few operations on these masks; only chains that pass are looked at place
/// by place. Plain memory that is reused from text to text; one per task.
final class SetMasks {
  private let table: ChainTable
  private let literals: UnsafeMutablePointer<UInt64>
  private let sets: UnsafeMutablePointer<UInt64>
  /// A bit for each set of which a literal stands somewhere: small enough to stay in the nearest cache.
  private let present: UnsafeMutablePointer<UInt64>
  /// Blocks in which a chain can start, and the text for which that was worked out.
  private let chainStarts: UnsafeMutablePointer<UInt64>
  private let chainStamps: UnsafeMutablePointer<UInt32>
  private let setStamps: UnsafeMutablePointer<UInt32>
  private var stamp: UInt32 = 0
  /// A block has 2 to the power of this many places.
  private var shift: UInt64 = 6
  private var seenLiterals: [Int32] = []

  init(_ table: ChainTable) {
    self.table = table
    literals = Self.zeros(table.literals.count)
    sets = Self.zeros(table.setCount + 1)
    sets[table.setCount] = .max
    present = Self.zeros(table.setCount / 64 + 1)
    chainStarts = Self.zeros(table.chainCount)
    chainStamps = Self.zeros(table.chainCount)
    setStamps = Self.zeros(table.setCount)
  }

  deinit {
    literals.deallocate()
    sets.deallocate()
    present.deallocate()
    chainStarts.deallocate()
    chainStamps.deallocate()
    setStamps.deallocate()
  }

  private static func zeros<Number: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Number> {
    let memory = UnsafeMutablePointer<Number>.allocate(capacity: max(1, count))
    memory.initialize(repeating: 0, count: count)
    return memory
  }

  /// Takes the hits of a new text with `places` places.
  func read(_ hits: LiteralHits, places: Int) {
    for literal in seenLiterals { literals[Int(literal)] = 0 }
    seenLiterals.removeAll(keepingCapacity: true)
    sets.update(repeating: 0, count: table.setCount)
    present.update(repeating: 0, count: table.setCount / 64 + 1)
    present[table.setCount >> 6] |= 1 << UInt64(table.setCount & 63)
    nextStamp()
    shift = 5
    while places >> shift > 63 { shift += 1 }
    for index in 0..<hits.count {
      let literal = Int(hits.literals[index])
      if literals[literal] == 0 { seenLiterals.append(Int32(literal)) }
      literals[literal] |= 1 << (hits.places[index] >> (32 + shift))
    }
    for literal in seenLiterals {
      let mask = literals[Int(literal)]
      for set in table.setsOfLiteral[Int(literal)] {
        sets[Int(set)] |= mask
        present[Int(set) >> 6] |= 1 << UInt64(set & 63)
      }
    }
  }

  private func nextStamp() {
    if stamp == .max {
      chainStamps.update(repeating: 0, count: table.chainCount)
      setStamps.update(repeating: 0, count: table.setCount)
      stamp = 0
    }
    stamp += 1
  }

  /// False when a chain cannot hold anywhere in the text.
  @inline(__always)
  func mayHold(_ entry: ChainTable.Entry) -> Bool {
    present[Int(entry.check) >> 6] >> UInt64(entry.check & 63) & present[Int(entry.secondCheck) >> 6]
      >> UInt64(entry.secondCheck & 63) & 1 == 1
  }

  /// Blocks in which the set's literals, or the starts of its chains, stand.
  private func blocks(of set: Int) -> UInt64 {
    if set < table.firstCompositeSet || setStamps[set] == stamp { return sets[set] }
    setStamps[set] = stamp
    for entry in table.chainsOfSet[set] where mayHold(entry) { sets[set] |= starts(of: Int(entry.chain)) }
    return sets[set]
  }

  /// Blocks in which the first link of a chain can stand; 0 when the chain cannot hold in this text. Of
  /// a pattern's chain only whether it is 0 is worked out.
  func starts(of number: Int) -> UInt64 {
    if chainStamps[number] == stamp { return chainStarts[number] }
    chainStamps[number] = stamp
    chainStarts[number] = blocksOfFirstLink(table.chains[number])
    return chainStarts[number]
  }

  private func blocksOfFirstLink(_ chain: ChainTable.Chain) -> UInt64 {
    // The two rarest links fail most often.
    guard holdsRarest(chain) else { return 0 }
    var reached = blocks(of: Int(table.links[Int(chain.first)].set))
    for index in chain.links.dropFirst() {
      let link = table.links[index]
      reached = blocks(of: Int(link.set)) & Self.upward(reached, distance(link.gap))
      if reached == 0 { return 0 }
    }
    if chain.pattern >= 0 { return reached }
    for index in chain.links.dropFirst().reversed() {
      let link = table.links[index]
      reached = blocks(of: Int(table.links[index - 1].set)) & Self.downward(reached, distance(link.gap))
    }
    return reached
  }

  /// True when the two rarest links stand within their distance of each other somewhere.
  private func holdsRarest(_ chain: ChainTable.Chain) -> Bool {
    let anchors = blocks(of: Int(table.links[Int(chain.first + chain.anchor)].set))
    guard anchors != 0, chain.partner != chain.anchor else { return anchors != 0 }
    let partners = blocks(of: Int(table.links[Int(chain.first + chain.partner)].set))
    guard partners != 0 else { return false }
    let distance = distance(chain.partnerGap)
    let inReach =
      chain.partner > chain.anchor ? Self.upward(anchors, distance) : Self.downward(anchors, distance)
    return partners & inReach != 0
  }

  /// Blocks that a gap can reach over, at most.
  private func distance(_ gap: Int32) -> UInt64 {
    gap == ChainTable.unbounded ? 64 : min(64, (UInt64(gap) + (1 << shift) - 1) >> shift)
  }

  /// `blocks` and the `count` blocks behind each.
  private static func upward(_ blocks: UInt64, _ count: UInt64) -> UInt64 {
    var result = blocks
    var left = count
    var step: UInt64 = 1
    while left > 0 {
      let width = min(step, left)
      result |= result << width
      left -= width
      step += width
    }
    return result
  }

  private static func downward(_ blocks: UInt64, _ count: UInt64) -> UInt64 {
    var result = blocks
    var left = count
    var step: UInt64 = 1
    while left > 0 {
      let width = min(step, left)
      result |= result >> width
      left -= width
      step += width
    }
    return result
  }
}
