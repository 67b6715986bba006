/// Where each set of literals stands in one text, brought together when a set is first asked for.
///
/// A place is packed: as `TextPlaces` counts it in the high half, its byte in the low; packed places
/// ascend with the bytes. Plain memory that is reused from text to text; one per task.
final class SetPlaces {
  typealias Places = UnsafeBufferPointer<UInt64>

  let table: ChainTable
  /// Hits of each literal, and where they start in `sorted`.
  private let counts: UnsafeMutablePointer<Int32>
  private let starts: UnsafeMutablePointer<Int32>
  private(set) var seenLiterals: [Int32] = []
  private var sorted = Growing()
  /// Whether a set may stand in the text: 0 not asked, 1 yes, 2 no.
  private let states: UnsafeMutablePointer<UInt8>
  /// Places of the sets asked for; a set's start and count, -1 before it is asked for.
  private var pool = Growing()
  private let setStarts: UnsafeMutablePointer<Int32>
  private let setCounts: UnsafeMutablePointer<Int32>
  private var askedSets: [Int32] = []
  /// What is being collected, the sets inside on top.
  var stack = Growing()

  init(_ table: ChainTable) {
    self.table = table
    counts = Self.filled(table.literals.count, 0)
    starts = Self.filled(table.literals.count, 0)
    states = .allocate(capacity: max(1, table.setCount))
    states.initialize(repeating: 0, count: table.setCount)
    setStarts = Self.filled(table.setCount, -1)
    setCounts = Self.filled(table.setCount, 0)
  }

  deinit {
    for memory in [counts, starts, setStarts, setCounts] { memory.deallocate() }
    states.deallocate()
  }

  private static func filled(_ count: Int, _ value: Int32) -> UnsafeMutablePointer<Int32> {
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
    memory.initialize(repeating: value, count: count)
    return memory
  }

  /// Forgets the text before. Costs what that text held, not what the table holds.
  private func reset() {
    for literal in seenLiterals { counts[Int(literal)] = 0 }
    for set in askedSets {
      setStarts[Int(set)] = -1
      states[Int(set)] = 0
    }
    seenLiterals.removeAll(keepingCapacity: true)
    askedSets.removeAll(keepingCapacity: true)
    pool.removeAll()
    stack.removeAll()
  }

  /// Takes the hits of a new text.
  func read(_ hits: LiteralHits, _ places: TextPlaces) {
    reset()
    for index in 0..<hits.count {
      let literal = Int(hits.literals[index])
      if counts[literal] == 0 { seenLiterals.append(Int32(literal)) }
      counts[literal] += 1
    }
    var total: Int32 = 0
    for literal in seenLiterals {
      starts[Int(literal)] = total
      total += counts[Int(literal)]
    }
    sorted.resize(to: hits.count)
    for index in 0..<hits.count {
      let literal = Int(hits.literals[index])
      let byte = Int(hits.places[index])
      sorted[Int(starts[literal])] = UInt64(places.place(ofByte: byte)) << 32 | UInt64(byte)
      starts[literal] += 1
    }
    for literal in seenLiterals { starts[Int(literal)] -= counts[Int(literal)] }
  }

  /// True when one of the set's literals, or every link of one of its chains, stands somewhere.
  func mayHold(_ set: Int) -> Bool {
    if states[set] != 0 { return states[set] == 1 }
    let holds = holdsLiteral(set) || holdsChain(set)
    states[set] = holds ? 1 : 2
    askedSets.append(Int32(set))
    return holds
  }

  private func holdsLiteral(_ set: Int) -> Bool {
    for literal in table.literalsOfSet[set] where counts[Int(literal)] > 0 { return true }
    return false
  }

  private func holdsChain(_ set: Int) -> Bool {
    for chain in table.chainsOfSet[set] where mayHold(table.chains[Int(chain)]) { return true }
    return false
  }

  /// The rarest links are asked for first.
  func mayHold(_ chain: ChainTable.Chain) -> Bool {
    for index in chain.links where !mayHold(Int(table.setsByRate[index])) { return false }
    return true
  }

  /// Ascending. Valid until the next call.
  func places(of set: Int) -> Places {
    if setStarts[set] < 0 { collect(set) }
    return pool.slice(Int(setStarts[set]), count: Int(setCounts[set]))
  }

  private func collect(_ set: Int) {
    let base = stack.count
    var lists = 0
    for literal in table.literalsOfSet[set] where counts[Int(literal)] > 0 {
      stack.append(sorted.slice(Int(starts[Int(literal)]), count: Int(counts[Int(literal)])))
      lists += 1
    }
    for number in table.chainsOfSet[set] {
      let chain = table.chains[Int(number)]
      if mayHold(chain) { pushStarts(of: chain) }
      lists += 2
    }
    let count = stack.count - base
    if lists > 1 { stack.sort(from: base) }
    setStarts[set] = Int32(pool.count)
    setCounts[set] = Int32(count)
    askedSets.append(Int32(set))
    pool.append(stack.slice(base, count: count))
    stack.resize(to: base)
  }
}
