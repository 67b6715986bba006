/// Derives required literals from the structure of a pattern.
///
/// In the manner of RE2's prefilter (R. Cox, "Regular Expression Matching with a Trigram Index",
/// 2012): small sub-patterns are kept as the exact set of strings they match, and a set that can grow
/// no further becomes a clause.
struct LiteralAnalysis {
  /// What a sub-pattern says: the exact strings it can match, or else clauses of its matches.
  struct Finding {
    var exact: [[UInt8]]?
    var clauses: [RequiredLiterals.Clause] = []
    /// Characters of a match at most; `nil` is unbounded.
    var maximum: Int?
  }

  /// Strings in one exact set; more are cut into clauses.
  static let maximumSet = 400
  /// Literals in one clause: an alternation of a lexicon may hold many words.
  static let maximumClause = 1_500

  static func requiredLiterals(of node: PatternNode) -> RequiredLiterals {
    let finding = finding(of: node, left: false, right: false)
    let (left, right) = (node.startsAtBorder(false), node.endsAtBorder(false))
    let clauses = finding.exact.map { [clause($0, before: 0, left: left, right: right)] } ?? finding.clauses
    return RequiredLiterals(clauses: RequiredLiterals.best(of: clauses), maximum: finding.maximum)
  }

  /// A border beside a literal makes it a whole word there only where the literal has a letter: at
  /// `\b's` the letter stands before the border.
  static func clause(_ strings: [[UInt8]], before: Int?, left: Bool, right: Bool) -> RequiredLiterals.Clause {
    let literals = strings.map { bytes in
      RequiredLiterals.Literal(
        bytes: bytes, startsWord: left && isWord(bytes.first), endsWord: right && isWord(bytes.last))
    }
    return .init(literals: literals, before: before)
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte, byte < 0x80 else { return false }
    return (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// - Parameters:
  ///   - left: A word border or a non-word character stands before the node.
  ///   - right: The same behind it.
  static func finding(of node: PatternNode, left: Bool, right: Bool) -> Finding {
    switch node {
    case .strings(let strings): Finding(exact: strings, maximum: 1)
    case .character: Finding(maximum: 1)
    case .boundary, .zeroWidth: Finding(exact: [[]], maximum: 0)
    case .unknown: Finding()
    case .sequence(let items): sequence(items, left: left, right: right)
    case .alternation(let branches): alternation(branches, left: left, right: right)
    case .repeated(let item, let least, let greatest):
      repeated(item, least: least, greatest: greatest, left: left, right: right)
    }
  }

  private static func alternation(_ branches: [PatternNode], left: Bool, right: Bool) -> Finding {
    let findings = branches.map { finding(of: $0, left: left, right: right) }
    let maximum = findings.reduce(Int?(0)) { most, next in
      most.flatMap { most in next.maximum.map { max(most, $0) } }
    }
    let exact = findings.compactMap(\.exact).flatMap { $0 }
    if findings.allSatisfy({ $0.exact != nil }), exact.count <= maximumSet {
      return Finding(exact: exact, maximum: maximum)
    }
    var union = RequiredLiterals.Clause(literals: [], before: 0)
    for finding in findings {
      let own = finding.exact.map { [clause($0, before: 0, left: left, right: right)] } ?? finding.clauses
      guard let best = RequiredLiterals.best(of: own).first else { return Finding(maximum: maximum) }
      union.literals += best.literals
      union.before = union.before.flatMap { most in best.before.map { max(most, $0) } }
    }
    return Finding(clauses: union.literals.count <= maximumClause ? [union] : [], maximum: maximum)
  }

  private static func repeated(
    _ item: PatternNode, least: Int, greatest: Int?, left: Bool, right: Bool
  ) -> Finding {
    // Between two rounds stands the item itself.
    let isOnce = greatest == 1
    let finding = finding(of: item, left: isOnce && left, right: isOnce && right)
    if least == 1, isOnce { return finding }
    var result = Finding()
    if let greatest {
      result.maximum = finding.maximum.map { $0 * greatest }
    } else {
      result.maximum = run(of: item)
    }
    if least == 0, isOnce, let exact = finding.exact { result.exact = exact + [[]] }
    if least > 0 {
      result.clauses = finding.exact.map { [clause($0, before: 0, left: false, right: false)] } ?? finding.clauses
    }
    return result
  }

  /// Characters that an unbounded repeat of one character is counted with.
  private static func run(of item: PatternNode) -> Int? {
    guard case .character(let traits) = item else { return nil }
    return switch traits.run {
    case .none: nil
    case .word: RequiredLiterals.wordRun
    case .gap: RequiredLiterals.gapRun
    }
  }

  private static func sequence(_ items: [PatternNode], left: Bool, right: Bool) -> Finding {
    var befores: [Bool] = [left]
    for item in items { befores.append(item.endsAtBorder(befores[befores.count - 1])) }
    var afters: [Bool] = [right]
    for item in items.reversed() { afters.append(item.startsAtBorder(afters[afters.count - 1])) }
    afters.reverse()
    var run = LiteralRun()
    for (index, item) in items.enumerated() {
      // The place between two items is a border if either side says so.
      let start = befores[index] || afters[index]
      let end = befores[index + 1] || afters[index + 1]
      run.append(finding(of: item, left: start, right: end), startsAtBorder: start)
    }
    return run.finding(endsAtBorder: befores[items.count] || afters[items.count])
  }
}

/// Collects the items of a sequence: literals that touch grow together, the rest becomes clauses.
private struct LiteralRun {
  private var current: [[UInt8]] = [[]]
  /// Characters before `current`, at most, and whether it starts at a border.
  private var currentStart: Int? = 0
  private var startsAtBorder = false
  /// Characters before the next item, at most.
  private var offset: Int? = 0
  private var clauses: [RequiredLiterals.Clause] = []
  private var isExact = true

  mutating func append(_ item: LiteralAnalysis.Finding, startsAtBorder border: Bool) {
    defer { offset = offset.flatMap { sum in item.maximum.map { sum + $0 } } }
    if let exact = item.exact {
      if current.count * exact.count > LiteralAnalysis.maximumSet { flush(endsAtBorder: border) }
      if current.allSatisfy(\.isEmpty) {
        startsAtBorder = border
        currentStart = offset
      }
      current = current.flatMap { head in exact.map { head + $0 } }
      return
    }
    flush(endsAtBorder: border)
    for clause in item.clauses {
      let before = offset.flatMap { sum in clause.before.map { sum + $0 } }
      clauses.append(.init(literals: clause.literals, before: before))
    }
  }

  private mutating func flush(endsAtBorder: Bool) {
    isExact = false
    clauses.append(
      LiteralAnalysis.clause(current, before: currentStart, left: startsAtBorder, right: endsAtBorder))
    current = [[]]
  }

  func finding(endsAtBorder: Bool) -> LiteralAnalysis.Finding {
    if isExact { return .init(exact: current, maximum: offset) }
    let last = LiteralAnalysis.clause(
      current, before: currentStart, left: startsAtBorder, right: endsAtBorder)
    return .init(
      clauses: (clauses + [last]).filter { $0.literals.allSatisfy(\.isUsable) }, maximum: offset)
  }
}
