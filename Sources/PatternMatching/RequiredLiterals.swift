/// What every match of a pattern must contain, and how far from its start.
///
/// An AND of clauses, each an OR-set of literals. No clause means that nothing is known, and the
/// pattern has to be tried everywhere. What is said can be too weak, never wrong: `LiteralWalker`
/// gives up on whatever it does not understand.
package struct RequiredLiterals: Sendable, Equatable {
  /// Bytes that a match holds, and whether they start and end at word borders there.
  package struct Literal: Sendable, Hashable {
    /// ASCII-lowercased.
    package var bytes: [UInt8]
    package var startsWord = false
    package var endsWord = false

    /// Short literals select nothing unless they are whole words.
    var isUsable: Bool { bytes.count >= 3 || (!bytes.isEmpty && startsWord && endsWord) }
  }

  /// A set of literals of which one stands in every match.
  package struct Clause: Sendable, Equatable {
    package var literals: [Literal]
    /// Characters from the start of the match to the start of the literal, at most; `nil` is unbounded.
    package var before: Int?
  }

  /// Clauses kept of one pattern; more cost more than they filter.
  static let maximumClauses = 6
  /// Runs that an unbounded `\w+` or `\s+` is counted with. Longer runs of a text are added to the
  /// distances in that text.
  static let wordRun = 12
  static let gapRun = 3

  /// The best filter first.
  package var clauses: [Clause]
  /// Characters of a match at most, but for longer runs; `nil` is unbounded.
  package var maximum: Int?

  package static let none = RequiredLiterals(clauses: [], maximum: nil)

  /// The clause whose hits say where to look: the one that leaves the fewest places to start at.
  var anchor: Clause? { Self.cheapest(of: clauses) }

  /// Starts left by a clause: its hits, each with the distance back to the start and a fixed cost.
  private static func cheapest(of clauses: [Clause]) -> Clause? {
    var best: (clause: Clause, cost: Double)?
    for clause in clauses {
      guard let before = clause.before else { continue }
      let cost = LiteralFrequency.perKilobyte(clause.literals) * Double(before + 8)
      if cost < best?.cost ?? .infinity { best = (clause, cost) }
    }
    return best?.clause
  }

  /// One line per clause, for people who tune a pattern.
  package var summary: [String] {
    clauses.map { clause in
      let words = clause.literals.prefix(12).map { literal in
        (literal.startsWord ? "" : "…") + String(decoding: literal.bytes, as: UTF8.self) + (literal.endsWord ? "" : "…")
      }
      let more = clause.literals.count > 12 ? " … \(clause.literals.count) in all" : ""
      let distance = clause.before.map { "\($0) characters" } ?? "any distance"
      return "at most \(distance) in: \(words.joined(separator: " "))\(more)"
    } + ["a match has at most \(maximum.map { "\($0) characters" } ?? "any number of characters")"]
  }

  /// Keeps the clauses that are rarest in English, and the best anchor among them.
  static func best(of clauses: [Clause]) -> [Clause] {
    let usable = clauses.filter { clause in
      !clause.literals.isEmpty && clause.literals.allSatisfy(\.isUsable)
    }
    let frequencies = usable.map { LiteralFrequency.perKilobyte($0.literals) }
    let order = usable.indices.sorted { left, right in
      frequencies[left] == frequencies[right] ? left < right : frequencies[left] < frequencies[right]
    }
    var kept = order.prefix(maximumClauses).map { usable[$0] }
    if let anchor = cheapest(of: usable), !kept.contains(anchor) { kept[kept.count - 1] = anchor }
    return kept
  }
}
