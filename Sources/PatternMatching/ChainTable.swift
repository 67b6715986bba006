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
  /// Sets from this number on hold chains, those before it only literals.
  let firstCompositeSet: Int
  let chainCount: Int
  let chains: UnsafePointer<Chain>
  let links: UnsafePointer<Link>
  let literalsOfSet: Slices
  let setsOfLiteral: Slices
  let chainsOfSet: Slices
  /// For a literal the chains of patterns that are looked at where it stands.
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
    chainsOfSet = Slices(numbering.chainsOfSet)
    chainsToTry = Slices(numbering.chainsToTry())
  }

  deinit {
    chains.deallocate()
    links.deallocate()
    for slices in [literalsOfSet, setsOfLiteral, chainsOfSet, chainsToTry] { slices.deallocate() }
  }

  private static func copied<Item>(_ items: [Item]) -> UnsafePointer<Item> {
    let memory = UnsafeMutablePointer<Item>.allocate(capacity: max(1, items.count))
    items.withUnsafeBufferPointer { if let base = $0.baseAddress { memory.initialize(from: base, count: $0.count) } }
    return UnsafePointer(memory)
  }
}
