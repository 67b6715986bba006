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
    /// The next rarest link (the anchor itself, where there is no other), and how far apart the two can be.
    let partner: Int32
    let partnerGap: Int32

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
  /// Sets from this number on hold chains, those before it only literals. `setCount` itself stands for a
  /// set that is always there.
  let firstCompositeSet: Int
  let chainCount: Int
  let chains: UnsafePointer<Chain>
  let links: UnsafePointer<Link>
  let literalsOfSet: Slices<Int32>
  let setsOfLiteral: Slices<Int32>
  let chainsOfSet: Slices<Entry>
  /// The chains of patterns, each looked at in every text.
  let patternChains: UnsafePointer<Entry>
  let patternChainCount: Int

  /// A chain, and two sets of literals that must stand somewhere for it to hold: quick first questions.
  struct Entry: Sendable {
    let chain: Int32
    let check: Int32
    let secondCheck: Int32
  }

  /// Many small lists, one after the other.
  struct Slices<Item> {
    private let starts: UnsafePointer<Int32>
    private let items: UnsafePointer<Item>

    init(_ lists: [[Item]]) {
      var starts: [Int32] = [0]
      for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
      self.starts = ChainTable.copied(starts)
      items = ChainTable.copied(lists.flatMap { $0 })
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeBufferPointer<Item> {
      UnsafeBufferPointer(start: items + Int(starts[index]), count: Int(starts[index + 1] - starts[index]))
    }

    func deallocate() {
      starts.deallocate()
      items.deallocate()
    }
  }

  init(_ patterns: [RequiredLiterals]) {
    var numbering = ChainNumbering(patterns)
    for (pattern, required) in patterns.enumerated() {
      for chain in required.chains { numbering.add(chain, pattern: Int32(pattern)) }
    }
    literals = numbering.literals
    setCount = numbering.chainsOfSet.count
    firstCompositeSet = numbering.firstCompositeSet
    chainCount = numbering.chains.count
    chains = Self.copied(numbering.chains)
    links = Self.copied(numbering.links)
    literalsOfSet = Slices(numbering.literalsOfSet)
    setsOfLiteral = Slices(numbering.setsOfLiteral())
    chainsOfSet = Slices(numbering.chainsOfSet.map { $0.map(numbering.entry) })
    let entries = numbering.chains.indices.filter { numbering.chains[$0].pattern >= 0 }.map {
      numbering.entry(Int32($0))
    }
    patternChains = Self.copied(entries)
    patternChainCount = entries.count
  }

  deinit {
    chains.deallocate()
    links.deallocate()
    for slices in [literalsOfSet, setsOfLiteral] { slices.deallocate() }
    chainsOfSet.deallocate()
    patternChains.deallocate()
  }

  private static func copied<Item>(_ items: [Item]) -> UnsafePointer<Item> {
    let memory = UnsafeMutablePointer<Item>.allocate(capacity: max(1, items.count))
    items.withUnsafeBufferPointer { if let base = $0.baseAddress { memory.initialize(from: base, count: $0.count) } }
    return UnsafePointer(memory)
  }
}
