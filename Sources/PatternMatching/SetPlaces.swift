/// Where each set of literals stands in one text, brought together when a set is first asked for.
///
/// Places are packed as `LiteralHits` says. Plain memory that is reused from text to text; one per task.
final class SetPlaces {
  typealias Places = UnsafeBufferPointer<UInt64>

  let table: ChainTable
  private let masks: SetMasks
  /// Hits of each literal, and where they start in `sorted`.
  private let counts: UnsafeMutablePointer<Int32>
  private let starts: UnsafeMutablePointer<Int32>
  private var seenLiterals: [Int32] = []
  private var sorted = Growing()
  /// Places of the sets asked for; a set's start and count, -1 before it is asked for.
  private var pool = Growing()
  private let setStarts: UnsafeMutablePointer<Int32>
  private let setCounts: UnsafeMutablePointer<Int32>
  private var askedSets: [Int32] = []
  /// What is being collected, the sets inside on top.
  var stack = Growing()

  init(_ table: ChainTable, _ masks: SetMasks) {
    self.table = table
    self.masks = masks
    counts = Self.filled(table.literals.count, 0)
    starts = Self.filled(table.literals.count, 0)
    setStarts = Self.filled(table.setCount, -1)
    setCounts = Self.filled(table.setCount, 0)
  }

  deinit {
    for memory in [counts, starts, setStarts, setCounts] { memory.deallocate() }
  }

  private static func filled(_ count: Int, _ value: Int32) -> UnsafeMutablePointer<Int32> {
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
    memory.initialize(repeating: value, count: count)
    return memory
  }

  /// Forgets the text before. Costs what that text held, not what the table holds.
  private func reset() {
    for literal in seenLiterals { counts[Int(literal)] = 0 }
    for set in askedSets { setStarts[Int(set)] = -1 }
    seenLiterals.removeAll(keepingCapacity: true)
    askedSets.removeAll(keepingCapacity: true)
    pool.removeAll()
    stack.removeAll()
  }

  /// Takes the hits of a new text.
  func read(_ hits: LiteralHits) {
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
      sorted[Int(starts[literal])] = hits.places[index]
      starts[literal] += 1
    }
    for literal in seenLiterals { starts[Int(literal)] -= counts[Int(literal)] }
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
    for entry in table.chainsOfSet[set] where masks.mayHold(entry) {
      if masks.starts(of: Int(entry.chain)) != 0 {
        pushStarts(of: table.chains[Int(entry.chain)])
        lists += 2
      }
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
