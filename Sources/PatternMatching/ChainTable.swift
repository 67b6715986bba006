/// The chains of many patterns, numbered and flat, so that a search touches plain arrays only.
///
/// Equal literals and equal sets are shared. Immutable and shared by threads; the memory is its own and
/// never written after `init`, which is the proof behind `@unchecked Sendable`.
final class ChainTable: @unchecked Sendable {
  /// One chain: its links in `links`, the link looked at first, and the pattern that it belongs to (or
  /// -1, inside a set).
  struct Chain: Sendable {
    let pattern: Int32
    let first: Int32
    let count: Int32
    let anchor: Int32

    var links: Range<Int> { Int(first)..<Int(first + count) }
  }

  struct Link: Sendable {
    let set: Int32
    let gap: Int32
  }

  /// Stands for an unbounded gap.
  static let unbounded = Int32.max

  let literals: [RequiredLiterals.Literal]
  let setCount: Int
  let chainCount: Int
  let chains: UnsafePointer<Chain>
  let links: UnsafePointer<Link>
  /// For a literal the sets that hold it; for a set its chains, and the chains of patterns that are
  /// looked at when one of its literals is there.
  let setsOfLiteral: Slices
  let chainsOfSet: Slices
  let chainsToTry: Slices

  /// Many small lists, one after the other.
  struct Slices {
    private let starts: UnsafePointer<Int32>
    private let items: UnsafePointer<Int32>

    init(_ lists: [[Int32]]) {
      var starts: [Int32] = [0]
      for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
      self.starts = ChainTable.copied(starts)
      items = ChainTable.copied(lists.flatMap { $0 })
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeBufferPointer<Int32> {
      UnsafeBufferPointer(start: items + Int(starts[index]), count: Int(starts[index + 1] - starts[index]))
    }

    func deallocate() {
      starts.deallocate()
      items.deallocate()
    }
  }

  init(_ patterns: [RequiredLiterals]) {
    var numbering = ChainNumbering()
    for (pattern, required) in patterns.enumerated() {
      for chain in required.chains { numbering.add(chain, pattern: Int32(pattern)) }
    }
    literals = numbering.literals
    setCount = numbering.chainsOfSet.count
    chainCount = numbering.chains.count
    chains = Self.copied(numbering.chains)
    links = Self.copied(numbering.links)
    setsOfLiteral = Slices(numbering.setsOfLiteral)
    chainsOfSet = Slices(numbering.chainsOfSet)
    chainsToTry = Slices(numbering.chainsToTry())
  }

  deinit {
    chains.deallocate()
    links.deallocate()
    for slices in [setsOfLiteral, chainsOfSet, chainsToTry] { slices.deallocate() }
  }

  private static func copied<Item>(_ items: [Item]) -> UnsafePointer<Item> {
    let memory = UnsafeMutablePointer<Item>.allocate(capacity: max(1, items.count))
    items.withUnsafeBufferPointer { if let base = $0.baseAddress { memory.initialize(from: base, count: $0.count) } }
    return UnsafePointer(memory)
  }
}

/// Gives literals, sets and chains their numbers.
private struct ChainNumbering {
  private(set) var literals: [RequiredLiterals.Literal] = []
  private(set) var chains: [ChainTable.Chain] = []
  private(set) var links: [ChainTable.Link] = []
  private(set) var setsOfLiteral: [[Int32]] = []
  private(set) var chainsOfSet: [[Int32]] = []
  private var literalNumbers: [RequiredLiterals.Literal: Int32] = [:]
  private var setNumbers: [LiteralSet: Int32] = [:]
  private var hasLiterals: [Bool] = []

  @discardableResult
  mutating func add(_ chain: RequiredLiterals.Chain, pattern: Int32) -> Int32 {
    let numbered = chain.map { link in
      ChainTable.Link(
        set: number(of: link.set), gap: link.gap.map { Int32(clamping: $0) } ?? ChainTable.unbounded)
    }
    chains.append(
      .init(
        pattern: pattern, first: Int32(links.count), count: Int32(chain.count),
        anchor: Int32(RequiredLiterals.anchor(of: chain))))
    links += numbered
    return Int32(chains.count - 1)
  }

  private mutating func number(of set: LiteralSet) -> Int32 {
    if let number = setNumbers[set] { return number }
    let inner = set.chains.map { add($0, pattern: -1) }
    let number = Int32(chainsOfSet.count)
    setNumbers[set] = number
    chainsOfSet.append(inner)
    hasLiterals.append(!set.literals.isEmpty)
    for literal in Set(set.literals) { setsOfLiteral[Int(self.number(of: literal))].append(number) }
    return number
  }

  private mutating func number(of literal: RequiredLiterals.Literal) -> Int32 {
    if let number = literalNumbers[literal] { return number }
    let number = Int32(literals.count)
    literalNumbers[literal] = number
    literals.append(literal)
    setsOfLiteral.append([])
    return number
  }

  /// For each set the chains of patterns that can only hold when the set, or one that leads to it, does.
  func chainsToTry() -> [[Int32]] {
    var lists = [[Int32]](repeating: [], count: chainsOfSet.count)
    for (number, chain) in chains.enumerated() where chain.pattern >= 0 {
      var sets: Set<Int32> = []
      collectTriggers(of: chain, &sets)
      for set in sets.sorted() { lists[Int(set)].append(Int32(number)) }
    }
    return lists
  }

  private func collectTriggers(of chain: ChainTable.Chain, _ sets: inout Set<Int32>) {
    let set = links[Int(chain.first + chain.anchor)].set
    if hasLiterals[Int(set)] { sets.insert(set) }
    for inner in chainsOfSet[Int(set)] { collectTriggers(of: chains[Int(inner)], &sets) }
  }
}
