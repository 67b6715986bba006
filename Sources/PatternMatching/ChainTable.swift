import CLiteralScan

/// The chains of many patterns, numbered and flat, in the form in which `aside_chains.h` searches them.
///
/// Equal literals, equal sets and equal chains inside sets are shared. Immutable and shared by threads; the
/// memory is its own and never written after `init`, which is the proof behind `@unchecked Sendable`.
final class ChainTable: @unchecked Sendable {
  /// Stands for an unbounded gap.
  static let unbounded = Int32.max

  let literals: [RequiredLiterals.Literal]
  let setCount: Int
  let chains: UnsafeMutablePointer<aside_chain>
  let links: UnsafeMutablePointer<aside_link>
  /// The chains of patterns, by their numbers.
  let patternChains: [Int32]
  let table: UnsafeMutablePointer<aside_chain_table>
  private var memory: [UnsafeMutableRawPointer] = []

  init(_ patterns: [RequiredLiterals]) {
    var numbering = ChainNumbering(patterns)
    for (pattern, required) in patterns.enumerated() {
      for chain in required.chains { numbering.add(chain, pattern: Int32(pattern)) }
    }
    literals = numbering.literals
    setCount = numbering.chainsOfSet.count
    patternChains = numbering.chains.indices.filter { numbering.chains[$0].pattern >= 0 }.map { Int32($0) }
    var memory: [UnsafeMutableRawPointer] = []
    chains = Self.copied(numbering.chains, &memory)
    links = Self.copied(numbering.links, &memory)
    table = .allocate(capacity: 1)
    let entries = numbering.chainsOfSet.map { $0.map(numbering.entry) }
    table.initialize(
      to: aside_chain_table(
        chains: chains, links: links, literals_of_set: Self.lists(numbering.literalsOfSet, &memory),
        sets_of_literal: Self.lists(numbering.setsOfLiteral(), &memory),
        entry_starts: Self.copied(Self.starts(entries), &memory), entries: Self.copied(entries.flatMap { $0 }, &memory),
        literal_count: literals.count, set_count: setCount, chain_count: numbering.chains.count))
    self.memory = memory
  }

  deinit {
    for pointer in memory { pointer.deallocate() }
    table.deallocate()
  }

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

  /// - Parameter lists: Ascending numbers.
  private static func lists(_ lists: [[Int32]], _ memory: inout [UnsafeMutableRawPointer]) -> aside_part_lists {
    let parts = lists.map(parts)
    return aside_part_lists(starts: copied(starts(parts), &memory), items: copied(parts.flatMap { $0 }, &memory))
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

  private static func copied<Item>(
    _ items: [Item], _ memory: inout [UnsafeMutableRawPointer]
  ) -> UnsafeMutablePointer<Item> {
    let copy = UnsafeMutablePointer<Item>.allocate(capacity: max(1, items.count))
    items.withUnsafeBufferPointer { if let base = $0.baseAddress { copy.initialize(from: base, count: $0.count) } }
    memory.append(UnsafeMutableRawPointer(copy))
    return copy
  }
}
