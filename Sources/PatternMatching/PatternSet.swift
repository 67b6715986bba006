/// Many patterns that are searched together: one pass for their literals, then PCRE2 only where a
/// match could start.
///
/// Each pattern's rarest required literal says where its matches can lie; its other literals must be
/// in reach. Without a usable literal, or where a text breaks the bounds' assumptions, a pattern is
/// searched over the whole text: the answer never depends on the filter. Immutable and shared by
/// threads; `PatternSet.Scratch` is per task.
package final class PatternSet: Sendable {
  package let patterns: [Pattern]
  let index: LiteralIndex
  /// Unique clauses: the literals of each.
  let clauses: [[Int]]
  private let clausesOfLiteral: [[Int32]]
  private let patternsOfClause: [[Int32]]
  /// Per pattern, its unique clauses; the anchor first where there is one.
  let needs: [[ClauseNeed]]
  /// Patterns without a usable literal: tried on every text.
  package let unfiltered: [Int]

  /// A clause of one pattern.
  struct ClauseNeed: Sendable {
    let clause: Int
    /// Characters from the match's start to the literal, at most.
    let before: Int?
  }

  /// A pattern that may match, and where its matches can start; `nil` is anywhere.
  package struct Candidate: Sendable {
    package let pattern: Int
    let windows: [StartWindow]?

    /// Places at which PCRE2 is let start in a text of `count` bytes.
    package func startCount(in count: Int) -> Int {
      windows?.reduce(0) { $0 + $1.last - $1.first + 1 } ?? count
    }
  }

  package init(_ patterns: [Pattern]) {
    self.patterns = patterns
    var table = ClauseTable()
    needs = patterns.map { pattern in
      let required = pattern.requiredLiterals
      let anchor = required.anchor
      let ordered = (anchor.map { [$0] } ?? []) + required.clauses.filter { $0 != anchor }
      return ordered.map { ClauseNeed(clause: table.number(of: $0.literals), before: $0.before) }
    }
    index = LiteralIndex(table.literals)
    clauses = table.clauses
    clausesOfLiteral = table.clausesOfLiteral
    var patternsOfClause = [[Int32]](repeating: [], count: table.clauses.count)
    for (number, needs) in needs.enumerated() {
      for clause in Set(needs.map(\.clause)) { patternsOfClause[clause].append(Int32(number)) }
    }
    self.patternsOfClause = patternsOfClause
    unfiltered = patterns.indices.filter { patterns[$0].requiredLiterals.clauses.isEmpty }
  }

  /// Marks of one pass; reused from text to text by one task.
  package final class Scratch {
    var positions: [[Int32]]
    fileprivate var touched: [Int] = []
    fileprivate var clauseSeen: [Bool]
    fileprivate var missing: [Int32]
    fileprivate let needed: [Int32]
    fileprivate var seenClauses: [Int] = []
    /// Sorted places of a clause's literals, once they were asked for.
    var places: [[Int32]]
    var hasPlaces: [Bool]

    package init(for set: PatternSet) {
      positions = Array(repeating: [], count: set.index.count)
      clauseSeen = Array(repeating: false, count: set.clauses.count)
      needed = set.needs.map { Int32(Set($0.map(\.clause)).count) }
      missing = needed
      places = Array(repeating: [], count: set.clauses.count)
      hasPlaces = Array(repeating: false, count: set.clauses.count)
    }
  }

  /// The patterns that may match in `text`, ascending, with the places where they can start.
  package func candidates(in text: UnsafeBufferPointer<UInt8>, scratch: Scratch) -> [Candidate] {
    let traits = TextTraits(text)
    if traits.hasFoldingTrap { return everyPattern }
    var found = unfiltered
    index.scan(text) { literal, position in
      if scratch.positions[literal].isEmpty {
        scratch.touched.append(literal)
        take(literal, scratch, &found)
      }
      scratch.positions[literal].append(Int32(position))
    }
    found.sort()
    let finder = WindowFinder(set: self, text: text, traits: traits, scratch: scratch)
    let candidates = found.compactMap { finder.candidate($0) }
    reset(scratch)
    return candidates
  }

  /// A literal was seen for the first time: its clauses hold, and patterns may have all of theirs.
  private func take(_ literal: Int, _ scratch: Scratch, _ found: inout [Int]) {
    for clause in clausesOfLiteral[literal] where !scratch.clauseSeen[Int(clause)] {
      scratch.clauseSeen[Int(clause)] = true
      scratch.seenClauses.append(Int(clause))
      for pattern in patternsOfClause[Int(clause)] {
        scratch.missing[Int(pattern)] -= 1
        if scratch.missing[Int(pattern)] == 0 { found.append(Int(pattern)) }
      }
    }
  }

  private func reset(_ scratch: Scratch) {
    for literal in scratch.touched { scratch.positions[literal].removeAll(keepingCapacity: true) }
    for clause in scratch.seenClauses {
      scratch.clauseSeen[clause] = false
      scratch.hasPlaces[clause] = false
      for pattern in patternsOfClause[clause] { scratch.missing[Int(pattern)] = scratch.needed[Int(pattern)] }
    }
    scratch.touched.removeAll(keepingCapacity: true)
    scratch.seenClauses.removeAll(keepingCapacity: true)
  }

  /// Every pattern, over the whole text: the reference that the filter is compared with.
  package var everyPattern: [Candidate] { patterns.indices.map { Candidate(pattern: $0, windows: nil) } }

  /// Calls `visit` with the matches of a candidate, as `Pattern.eachMatch` would over the whole text.
  package func search(
    _ candidate: Candidate, in text: UnsafeBufferPointer<UInt8>, scratch: MatchScratch,
    _ visit: (PatternMatch) -> Void
  ) -> MatchLimit? {
    guard let windows = candidate.windows else {
      return patterns[candidate.pattern].eachMatch(in: text, scratch: scratch, visit)
    }
    return patterns[candidate.pattern].eachMatch(in: text, startingIn: windows, scratch: scratch, visit)
  }
}

/// Gives literals and clauses their numbers; equal ones share them.
private struct ClauseTable {
  private(set) var literals: [RequiredLiterals.Literal] = []
  private(set) var clauses: [[Int]] = []
  private(set) var clausesOfLiteral: [[Int32]] = []
  private var literalNumbers: [RequiredLiterals.Literal: Int] = [:]
  private var clauseNumbers: [[Int]: Int] = [:]

  mutating func number(of clause: [RequiredLiterals.Literal]) -> Int {
    let members = Set(clause.map { number(of: $0) }).sorted()
    if let number = clauseNumbers[members] { return number }
    clauseNumbers[members] = clauses.count
    for literal in members { clausesOfLiteral[literal].append(Int32(clauses.count)) }
    clauses.append(members)
    return clauses.count - 1
  }

  private mutating func number(of literal: RequiredLiterals.Literal) -> Int {
    if let number = literalNumbers[literal] { return number }
    literalNumbers[literal] = literals.count
    literals.append(literal)
    clausesOfLiteral.append([])
    return literals.count - 1
  }
}
