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
  private var seenLiterals: [Int32] = []
  private var sorted = Growing()
  /// Sets of which a literal was seen, each with a list of those literals: the first node of each.
  private(set) var seenSets: [Int32] = []
  private let heads: UnsafeMutablePointer<Int32>
  private var nodes: [(literal: Int32, next: Int32)] = []
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
    heads = Self.filled(table.setCount, -1)
    states = .allocate(capacity: max(1, table.setCount))
    states.initialize(repeating: 0, count: table.setCount)
    setStarts = Self.filled(table.setCount, -1)
    setCounts = Self.filled(table.setCount, 0)
  }

  deinit {
    for memory in [counts, starts, heads, setStarts, setCounts] { memory.deallocate() }
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
    for set in seenSets { heads[Int(set)] = -1 }
    for set in askedSets {
      setStarts[Int(set)] = -1
      states[Int(set)] = 0
    }
    seenLiterals.removeAll(keepingCapacity: true)
    seenSets.removeAll(keepingCapacity: true)
    askedSets.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
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
      addSets(of: literal)
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

  private func addSets(of literal: Int32) {
    for set in table.setsOfLiteral[Int(literal)] {
      if heads[Int(set)] < 0 { seenSets.append(set) }
      nodes.append((literal, heads[Int(set)]))
      heads[Int(set)] = Int32(nodes.count - 1)
    }
  }

  /// True when one of the set's literals, or every link of one of its chains, stands somewhere.
  func mayHold(_ set: Int) -> Bool {
    if heads[set] >= 0 { return true }
    if states[set] != 0 { return states[set] == 1 }
    let chains = table.chainsOfSet[set]
    guard !chains.isEmpty else { return false }
    let holds = chains.contains { mayHold(table.chains[Int($0)]) }
    states[set] = holds ? 1 : 2
    askedSets.append(Int32(set))
    return holds
  }

  func mayHold(_ chain: ChainTable.Chain) -> Bool {
    for link in chain.links where !mayHold(Int(table.links[link].set)) { return false }
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
    var node = heads[set]
    while node >= 0 {
      let literal = Int(nodes[Int(node)].literal)
      stack.append(sorted.slice(Int(starts[literal]), count: Int(counts[literal])))
      lists += 1
      node = nodes[Int(node)].next
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
