import CLiteralScan

/// The chains of many patterns, numbered and flat, in the form in which `aside_chains.h` searches them.
///
/// Equal literals, equal sets and equal chains inside sets are shared. Immutable and shared by threads; the
/// memory is its own and never written after `init`, which is the proof behind `@unchecked Sendable`.
final class ChainTable: @unchecked Sendable {
  /// Stands for an unbounded gap.
  static let unbounded = Int32.max

  let literalCount: Int
  let setCount: Int
  let chains: UnsafeBufferPointer<aside_chain>
  let links: UnsafeBufferPointer<aside_link>
  /// The chains of patterns, by their numbers.
  let patternChains: UnsafeBufferPointer<Int32>
  let table: UnsafeMutablePointer<aside_chain_table>
  private let store: TableStore

  /// - Parameter numbering: Asked for only where the store has no tables.
  init(_ store: TableStore, _ numbering: () -> ChainNumbering) {
    self.store = store
    chains = store.array { numbering().chains }
    links = store.array { numbering().links }
    patternChains = store.array {
      let chains = numbering().chains
      return chains.indices.filter { chains[$0].pattern >= 0 }.map { Int32($0) }
    }
    let literals = Self.lists(store) { numbering().literalsOfSet }
    let sets = Self.lists(store) { numbering().setsOfLiteral() }
    literalCount = sets.count
    setCount = literals.count
    let entryStarts = store.array { Self.starts(numbering().chainsOfSet) }
    let entries = store.array {
      let numbering = numbering()
      return numbering.chainsOfSet.flatMap { $0.map(numbering.entry) }
    }
    table = .allocate(capacity: 1)
    table.initialize(
      to: aside_chain_table(
        chains: chains.baseAddress, links: links.baseAddress, literals_of_set: literals.lists,
        sets_of_literal: sets.lists, entry_starts: entryStarts.baseAddress, entries: entries.baseAddress,
        literal_count: literalCount, set_count: setCount, chain_count: chains.count))
  }

  deinit { table.deallocate() }

  /// Literals of a set itself, not of its chains; ascending.
  func literals(ofSet set: Int) -> [Int32] {
    let lists = table.pointee.literals_of_set
    return (lists.starts[set]..<lists.starts[set + 1]).flatMap { index in
      let part = lists.items[Int(index)]
      return (0..<64).filter { part.bits >> UInt64($0) & 1 == 1 }.map { part.word << 6 | Int32($0) }
    }
  }

  /// The chains inside a set.
  func chains(ofSet set: Int) -> [aside_chain] {
    (table.pointee.entry_starts[set]..<table.pointee.entry_starts[set + 1]).map {
      chains[Int(table.pointee.entries[Int($0)].chain)]
    }
  }

  /// - Parameter make: Lists of ascending numbers.
  private static func lists(
    _ store: TableStore, _ make: () -> [[Int32]]
  ) -> (lists: aside_part_lists, count: Int) {
    let starts = store.array { Self.starts(make().map(parts)) }
    let items = store.array { make().flatMap(parts) }
    return (aside_part_lists(starts: starts.baseAddress, items: items.baseAddress), max(0, starts.count - 1))
  }

  private static func parts(_ numbers: [Int32]) -> [aside_part] {
    var parts: [aside_part] = []
    for number in numbers {
      let bit = UInt64(1) << UInt64(number & 63)
      if let last = parts.last, last.word == number >> 6 {
        parts[parts.count - 1].bits |= bit
      } else {
        parts.append(aside_part(word: number >> 6, bits: bit))
      }
    }
    return parts
  }

  private static func starts<Item>(_ lists: [[Item]]) -> [Int32] {
    lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
  }
}
