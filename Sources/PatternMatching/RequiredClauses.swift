import CLiteralScan

/// What a chain demands, weakened until it can be compared for many chains at once: sets of literals, one of
/// each of which must stand somewhere in a short stretch of the text.
///
/// A link with chains inside is taken for the rarest, and once more for the second rarest, sets of its
/// chains.
struct RequiredClauses {
  struct Clause {
    /// Ascending.
    var literals: [Int32]
    /// Places from the start of its link to where a literal can stand, at most; `nil` is unbounded.
    var reach: Int?
    /// Occurrences in a kilobyte of ordinary text, roughly.
    var rate: Double
  }

  /// Clauses that stand nearly everywhere cost more than they filter.
  static let commonRate = 10.0
  private static let clausesOfSet = 3

  private let table: ChainTable
  private let rates: [Double]
  private var known: [Int: [Clause]] = [:]

  /// - Parameter literals: Of the table, by number.
  init(_ table: ChainTable, _ literals: [RequiredLiterals.Literal]) {
    self.table = table
    rates = literals.map { LiteralFrequency.perKilobyte([$0]) }
  }

  /// The rarest clauses of a chain, one at least, and the places within which all of them stand; `nil` is
  /// unbounded.
  mutating func clauses(of chain: aside_chain) -> (literals: [[Int32]], span: Int?) {
    var all = located(chain)
    all.sort { $0.clause.rate < $1.clause.rate }
    let chosen = all.prefix(1) + all.dropFirst().prefix(3).filter { $0.clause.rate < Self.commonRate }
    let first = chosen.compactMap(\.start).min() ?? 0
    let last = chosen.reduce(Int?(0)) { RequiredLiterals.larger($0, RequiredLiterals.sum($1.start, $1.clause.reach)) }
    return (chosen.map(\.clause.literals), last.map { $0 - first })
  }

  /// The clauses of a chain with the farthest that their links stand behind its first link.
  private mutating func located(_ chain: aside_chain) -> [(start: Int?, clause: Clause)] {
    var result: [(start: Int?, clause: Clause)] = []
    var start: Int? = 0
    for index in 0..<Int(chain.count) {
      let link = table.links[Int(chain.first) + index]
      if index > 0 {
        start = RequiredLiterals.sum(start, link.gap == ChainTable.unbounded ? nil : Int(link.gap))
      }
      for clause in clauses(ofSet: Int(link.set)) { result.append((start, clause)) }
    }
    return result
  }

  private mutating func clauses(ofSet set: Int) -> [Clause] {
    if let clauses = known[set] { return clauses }
    let own = table.literals(ofSet: set)
    var result: [Clause] = []
    let chains = table.chains(ofSet: set)
    if chains.isEmpty {
      result = [clause(own, reach: 0)]
    } else {
      let inner = chains.map { innerClauses($0) }
      for rank in 0..<min(Self.clausesOfSet, inner.map(\.count).max() ?? 0) {
        var literals = Set(own)
        var reach: Int? = 0
        for clauses in inner {
          let clause = clauses[min(rank, clauses.count - 1)]
          literals.formUnion(clause.literals)
          reach = RequiredLiterals.larger(reach, clause.reach)
        }
        result.append(clause(literals.sorted(), reach: reach))
      }
    }
    known[set] = result
    return result
  }

  /// The clauses of a chain inside a set, rarest first.
  private mutating func innerClauses(_ chain: aside_chain) -> [Clause] {
    located(chain).map { start, clause in
      Clause(literals: clause.literals, reach: RequiredLiterals.sum(start, clause.reach), rate: clause.rate)
    }.sorted { $0.rate < $1.rate }
  }

  private func clause(_ literals: [Int32], reach: Int?) -> Clause {
    Clause(literals: literals, reach: reach, rate: literals.reduce(0) { $0 + rates[Int($1)] })
  }
}
