/// What every match of a pattern must contain: an AND of OR-sets of literals.
///
/// Each clause is a set of ASCII-lowercased byte strings of at least `minimumLength` bytes, of which
/// one stands in the text of every match. No clause means that nothing is known, and the pattern has
/// to be tried on every text. A clause can only be too weak, never wrong: `LiteralWalker` gives up on
/// whatever it does not understand.
package struct RequiredLiterals: Sendable, Equatable {
  package static let minimumLength = 3
  /// Clauses kept of one pattern; more cost more than they filter.
  static let maximumClauses = 4

  package var clauses: [[[UInt8]]]

  package static let none = RequiredLiterals(clauses: [])

  /// Keeps the clauses that filter best: long literals first, then small sets.
  static func best(of clauses: [[[UInt8]]]) -> RequiredLiterals {
    let usable = clauses.filter { clause in
      !clause.isEmpty && clause.allSatisfy { $0.count >= minimumLength }
    }
    let ranked = usable.enumerated().sorted { left, right in
      let a = weight(left.element), b = weight(right.element)
      return a == b ? left.offset < right.offset : a > b
    }
    return RequiredLiterals(clauses: ranked.prefix(maximumClauses).map(\.element))
  }

  static func weight(_ clause: [[UInt8]]) -> Double {
    let shortest = clause.map(\.count).min() ?? 0
    return Double(min(shortest, 8)) - Double(clause.count) / 16
  }
}
