import CLiteralScan

/// The chains of many patterns, numbered and flat, in the form in which `aside_chains.h` searches them.
///
/// Equal literals, equal sets and equal chains inside sets are shared. Immutable and shared by threads; the
/// memory is its own and never written after `init`, which is the proof behind `@unchecked Sendable`.
final class ChainTable: @unchecked Sendable {
  /// Stands for an unbounded gap.
  static let unbounded = Int32.max

  let chains: UnsafeBufferPointer<aside_chain>
  let links: UnsafeBufferPointer<aside_link>
  let table: UnsafeMutablePointer<aside_chain_table>
  private let store: TableStore

  /// - Parameter numbering: Asked for only where the store has no tables.
  init(_ store: TableStore, _ numbering: () -> ChainNumbering) {
    self.store = store
    lazy var contents = ChainContents(numbering())
    chains = store.array { contents.chains }
    links = store.array { contents.links }
    let firstChecks = store.array { contents.firstChecks }
    let moreChecks = store.array { contents.moreChecks }
    let signs = store.array { contents.signs }
    let signsOfLiteral = store.array { contents.signsOfLiteral }
    let setStarts = store.array { Self.starts([contents.literalsOfSet]) }
    let setLiterals = store.array { contents.literalsOfSet.flatMap { $0 } }
    let levelsOfLiteral = store.array { contents.levelsOfLiteral }
    let levels = store.array { [Int32(contents.chainsOfLiteral.count)] }
    let literalStarts = store.array { Self.starts(contents.chainsOfLiteral) }
    let literalChains = store.array {
      contents.chainsOfLiteral.flatMap { $0.flatMap { $0 } } + Array(repeating: 0, count: 8)
    }
    table = .allocate(capacity: 1)
    table.initialize(
      to: aside_chain_table(
        chains: chains.baseAddress, links: links.baseAddress, first_checks: firstChecks.baseAddress,
        more_checks: moreChecks.baseAddress, signs: signs.baseAddress, signs_of_literal: signsOfLiteral.baseAddress,
        set_starts: setStarts.baseAddress, set_literals: setLiterals.baseAddress,
        levels_of_literal: levelsOfLiteral.baseAddress, literal_starts: literalStarts.baseAddress,
        literal_chains: literalChains.baseAddress, literal_count: signsOfLiteral.count,
        level_count: Int(levels.first ?? 0), chain_count: chains.count))
  }

  deinit { table.deallocate() }

  /// Where lists start when they stand one after the other, and behind those of a group where the last one ends.
  private static func starts<Item>(_ groups: [[[Item]]]) -> [Int32] {
    var starts: [Int32] = []
    var next: Int32 = 0
    for group in groups {
      for list in group {
        starts.append(next)
        next += Int32(list.count)
      }
      starts.append(next)
    }
    return starts
  }
}
