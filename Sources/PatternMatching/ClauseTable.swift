import CLiteralScan

/// The clauses of all chains of patterns as rows of bits, in the form in which `aside_clauses_read` compares
/// them. Immutable and shared by threads; it owns its memory, which is never written after `init`: that is
/// the proof behind `@unchecked Sendable`.
final class ClauseTable: @unchecked Sendable {
  /// For each bit, the number of a pattern's chain; -1 for bits that fill up.
  let chains: UnsafeBufferPointer<Int32>
  let width: Int
  private let table: aside_clause_table
  private let store: TableStore

  /// - Parameter literals: Of the chains, by number; asked for only where the store has no tables.
  init(_ store: TableStore, _ table: ChainTable, _ literals: () -> [RequiredLiterals.Literal]) {
    self.store = store
    lazy var columns = Columns(table, literals())
    lazy var rows = ClauseRows(literals: table.literalCount, width: columns.chains.count / 64, columns.literals)
    chains = store.array { columns.chains }
    width = chains.count / 64
    let ends = store.array { columns.classEnds }
    self.table = aside_clause_table(
      row_starts: store.array { rows.starts }.baseAddress, part_words: store.array { rows.partWords }.baseAddress,
      parts: store.array { rows.parts }.baseAddress, always: store.array { rows.always }.baseAddress, width: width,
      class_ends: (ends[0], ends[1], ends[2], ends[3], ends[4]))
  }

  /// The chains of patterns by the window that their clauses need, each window's filled up to a multiple of 256.
  private struct Columns {
    var chains: [Int32] = []
    /// For each chain the literals of its clauses.
    var literals: [[[Int32]]] = []
    /// In words of 64 chains.
    var classEnds: [Int] = []

    init(_ table: ChainTable, _ literals: [RequiredLiterals.Literal]) {
      var required = RequiredClauses(table, literals)
      var classes = [[(chain: Int32, literals: [[Int32]])]](repeating: [], count: Int(ASIDE_WINDOW_CLASSES))
      for number in table.patternChains {
        let (literals, span) = required.clauses(of: table.chains[Int(number)])
        classes[ClauseTable.windowClass(span)].append((number, literals))
      }
      for own in classes {
        let missing = (256 - own.count % 256) % 256
        chains += own.map(\.chain) + [Int32](repeating: -1, count: missing)
        self.literals += own.map(\.literals) + [[[Int32]]](repeating: [[]], count: missing)
        classEnds.append(chains.count / 64)
      }
    }
  }

  /// The smallest window in which all clauses stand, wherever its blocks start.
  private static func windowClass(_ span: Int?) -> Int {
    guard let span else { return Int(ASIDE_WINDOW_CLASSES) - 1 }
    let block = 1 << Int(ASIDE_BLOCK_BITS)
    return [1, 3, 7, 15].firstIndex { span <= $0 * block } ?? Int(ASIDE_WINDOW_CLASSES) - 1
  }

  /// Fills `chains` with a bit for each chain that could hold; false when there was no memory.
  func read(
    _ hits: UnsafePointer<aside_hits>, _ memory: inout aside_clause_memory, into chains: UnsafeMutablePointer<UInt64>,
    way: Int32
  ) -> Bool {
    guard width > 0 else { return true }
    withUnsafePointer(to: table) { aside_clauses_read($0, hits, &memory, chains, way) }
    return memory.failed == 0
  }
}
