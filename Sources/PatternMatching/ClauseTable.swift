import CLiteralScan

/// The clauses of all chains of patterns as rows of bits, in the form in which `aside_clauses_read` compares
/// them. Immutable and shared by threads; it owns its memory, which is never written after `init`: that is
/// the proof behind `@unchecked Sendable`.
final class ClauseTable: @unchecked Sendable {
  /// For each bit, the number of a pattern's chain; -1 for bits that fill up.
  let chains: [Int32]
  let width: Int
  private let starts: UnsafeMutablePointer<Int32>
  private let partWords: UnsafeMutablePointer<UInt32>
  private let parts: UnsafeMutablePointer<UInt64>
  private let always: UnsafeMutablePointer<UInt64>
  private let table: aside_clause_table

  init(_ table: ChainTable) {
    var required = RequiredClauses(table)
    var classes = [[(chain: Int32, literals: [[Int32]])]](repeating: [], count: Int(ASIDE_WINDOW_CLASSES))
    for number in table.patternChains {
      let (literals, span) = required.clauses(of: table.chains[Int(number)])
      classes[Self.windowClass(span)].append((number, literals))
    }
    var columns: [(chain: Int32, literals: [[Int32]])] = []
    var ends: [Int] = []
    for chains in classes {
      columns += chains
      while columns.count % 256 != 0 { columns.append((-1, [[]])) }
      ends.append(columns.count / 64)
    }
    chains = columns.map(\.chain)
    width = columns.count / 64
    let bits = ClauseRows(literals: table.literals.count, width: width, columns.map(\.literals))
    starts = Self.copied(bits.starts)
    partWords = Self.copied(bits.partWords)
    parts = Self.copied(bits.parts)
    always = Self.copied(bits.always)
    self.table = aside_clause_table(
      row_starts: starts, part_words: partWords, parts: parts, always: always, width: width,
      class_ends: (ends[0], ends[1], ends[2], ends[3], ends[4]))
  }

  deinit {
    starts.deallocate()
    partWords.deallocate()
    parts.deallocate()
    always.deallocate()
  }

  /// The smallest window in which all clauses stand, wherever its blocks start.
  private static func windowClass(_ span: Int?) -> Int {
    guard let span else { return Int(ASIDE_WINDOW_CLASSES) - 1 }
    let block = 1 << Int(ASIDE_BLOCK_BITS)
    return [1, 3, 7, 15].firstIndex { span <= $0 * block } ?? Int(ASIDE_WINDOW_CLASSES) - 1
  }

  private static func copied<Item>(_ items: [Item]) -> UnsafeMutablePointer<Item> {
    let memory = UnsafeMutablePointer<Item>.allocate(capacity: max(1, items.count))
    items.withUnsafeBufferPointer { if let base = $0.baseAddress { memory.initialize(from: base, count: $0.count) } }
    return memory
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
