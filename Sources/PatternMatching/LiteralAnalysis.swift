/// Derives chains of required literals from the structure of a pattern.
///
/// In the manner of RE2's prefilter (R. Cox, "Regular Expression Matching with a Trigram Index",
/// 2012): small sub-patterns are kept as the exact set of strings they match, and a set that can grow
/// no further becomes a link of a chain. Unlike there, order and distances are kept.
struct LiteralAnalysis {
  /// What a sub-pattern says: the exact strings it can match, or else what its matches hold.
  struct Finding {
    var exact: [[UInt8]]?
    /// In order; may be none.
    var links: [RequiredLiterals.Link] = []
    /// From the start of the last link (of the sub-pattern, where there is none) to the end of the sub-pattern, at
    /// most; `nil` is unbounded.
    var tail: Reach?
    /// Of a match, at most; `nil` is unbounded.
    var maximum: Reach?

    /// Says nothing but a length.
    static func length(_ maximum: Reach?) -> Finding { Finding(tail: maximum, maximum: maximum) }
  }

  /// Strings in one exact set; more are cut into links.
  static let maximumSet = 400
  /// Literals in one link: an alternation of a lexicon may hold many words.
  static let maximumLink = 1_500

  static func requiredLiterals(of node: PatternNode) -> RequiredLiterals {
    var chains: [RequiredLiterals.Chain] = []
    for branch in branches(of: node) {
      let (left, right) = (branch.startsAtBorder(false), branch.endsAtBorder(false))
      let found = linked(finding(of: branch, left: false, right: false), left: left, right: right)
      guard !found.links.isEmpty else { return .none }
      let chain = RequiredLiterals.thinned(found.links)
      if !chains.contains(chain) { chains.append(chain) }
    }
    return RequiredLiterals(chains: chains)
  }

  /// The branches of an alternation that is the whole pattern, each with a chain of its own.
  private static func branches(of node: PatternNode) -> [PatternNode] {
    switch node {
    case .alternation(let branches): branches.flatMap { self.branches(of: $0) }
    case .sequence(let items) where items.count == 1: branches(of: items[0])
    case .shared(let part): branches(of: part.node)
    default: [node]
    }
  }

  /// A border beside a literal makes it a whole word there only where the literal has a letter: at
  /// `\b's` the letter stands before the border.
  private static func literals(_ strings: [[UInt8]], left: Bool, right: Bool) -> [RequiredLiterals.Literal] {
    strings.map { bytes in
      RequiredLiterals.Literal(
        bytes: bytes, startsWord: left && isWord(bytes.first), endsWord: right && isWord(bytes.last))
    }
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte, byte < 0x80 else { return false }
    return (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// Exact strings as one link, or none where one of them selects nothing.
  static func linked(_ finding: Finding, left: Bool, right: Bool) -> Finding {
    guard let exact = finding.exact else { return finding }
    let literals = literals(exact, left: left, right: right)
    guard literals.allSatisfy(\.isUsable), literals.count <= maximumLink else { return .length(finding.maximum) }
    let link = RequiredLiterals.Link(set: LiteralSet(literals: literals), gap: .nothing)
    return Finding(links: [link], tail: finding.maximum, maximum: finding.maximum)
  }

  /// - Parameters:
  ///   - left: A word border or a non-word character stands before the node.
  ///   - right: The same behind it.
  static func finding(of node: PatternNode, left: Bool, right: Bool) -> Finding {
    switch node {
    case .strings(let strings): Finding(exact: strings, maximum: strings.map(Reach.of).reduce(.nothing, Reach.larger))
    case .character(let traits): .length(Reach(1, stops: traits.canStop ? 1 : 0))
    case .boundary, .zeroWidth, .lookAhead, .lookBehind: Finding(exact: [[]], maximum: .nothing)
    case .unknown: .length(nil)
    case .shared(let part): part.finding(left: left, right: right)
    case .sequence(let items): sequence(items, left: left, right: right)
    case .alternation(let branches): alternation(branches, left: left, right: right)
    case .repeated(let item, let least, let greatest):
      repeated(item, least: least, greatest: greatest, left: left, right: right)
    }
  }

  private static func alternation(_ branches: [PatternNode], left: Bool, right: Bool) -> Finding {
    let findings = branches.map { finding(of: $0, left: left, right: right) }
    let maximum = findings.reduce(Reach?.some(.nothing)) { RequiredLiterals.larger($0, $1.maximum) }
    let exact = findings.compactMap(\.exact).flatMap { $0 }
    if findings.allSatisfy({ $0.exact != nil }), exact.count <= maximumSet {
      return Finding(exact: exact, maximum: maximum)
    }
    return union(of: findings.map { linked($0, left: left, right: right) }, maximum: maximum)
  }

  /// One link that stands for every branch. A branch that says nothing makes the whole say nothing.
  private static func union(of findings: [Finding], maximum: Reach?) -> Finding {
    var literals: [RequiredLiterals.Literal] = []
    var chains: [RequiredLiterals.Chain] = []
    var gap: Reach? = .nothing
    var tail: Reach? = .nothing
    for finding in findings {
      var chain = RequiredLiterals.thinned(finding.links)
      guard let first = chain.first else { return .length(maximum) }
      gap = RequiredLiterals.larger(gap, first.gap)
      tail = RequiredLiterals.larger(tail, chain.dropFirst().reduce(finding.tail) { RequiredLiterals.sum($0, $1.gap) })
      if chain.count == 1 {
        literals += first.set.literals
        chains += first.set.chains
      } else {
        chain[0].gap = .nothing
        chains.append(chain)
      }
    }
    guard literals.count + chains.count <= maximumLink else { return .length(maximum) }
    let set = LiteralSet(literals: literals, chains: chains)
    return Finding(links: [.init(set: set, gap: gap)], tail: tail, maximum: maximum)
  }

  private static func repeated(
    _ item: PatternNode, least: Int, greatest: Int?, left: Bool, right: Bool
  ) -> Finding {
    // Between two rounds stands the item itself.
    let isOnce = greatest == 1
    let finding = finding(of: item, left: isOnce && left, right: isOnce && right)
    if least == 1, isOnce { return finding }
    if least == 0, isOnce, let exact = finding.exact { return Finding(exact: exact + [[]], maximum: finding.maximum) }
    let maximum = greatest.map { greatest in finding.maximum.map { $0 * greatest } } ?? run(of: item)
    guard least > 0 else { return .length(maximum) }
    // One round is what is said; the others come behind it.
    var result = linked(finding, left: false, right: false)
    let rest = greatest.flatMap { greatest in finding.maximum.map { $0 * (greatest - 1) } } ?? maximum
    result.tail = result.links.isEmpty ? maximum : RequiredLiterals.sum(result.tail, rest)
    result.maximum = maximum
    return result
  }

  /// What an unbounded repeat of one character is counted with.
  private static func run(of item: PatternNode) -> Reach? {
    let length: Int? =
      switch item.run {
      case .none: nil
      case .word: RequiredLiterals.wordRun
      case .gap: RequiredLiterals.gapRun
      case .stretch: RequiredLiterals.stretchRun
      }
    return length.map { Reach($0, stops: item.canStop ? $0 : 0) }
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
