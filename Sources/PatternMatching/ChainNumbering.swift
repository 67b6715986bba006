import CLiteralScan

/// Gives literals, sets and chains their numbers while a `ChainTable` is made.
struct ChainNumbering {
  struct Chain {
    /// -1 inside a set.
    let pattern: Int32
    let links: [aside_link]
    /// The link whose hits are looked at first: the rarest.
    let anchor: Int
    /// Chains inside the sets of one on level n are on levels before.
    let level: Int
  }

  private(set) var literals: [RequiredLiterals.Literal] = []
  private(set) var chains: [Chain] = []
  /// Of each set the literals, and the chains of which one may stand there instead.
  private(set) var sets: [(literals: [Int32], chains: [Int32], rate: Double)] = []
  private var literalNumbers: [RequiredLiterals.Literal: Int32] = [:]
  private var setNumbers: [LiteralSet: Int32] = [:]
  /// Chains inside sets: many sets hold the same ones.
  private var innerChains: [[Int32]: Int32] = [:]

  init(_ patterns: [RequiredLiterals]) {
    for (pattern, required) in patterns.enumerated() {
      for chain in required.chains { add(chain, pattern: Int32(pattern)) }
    }
  }

  @discardableResult
  private mutating func add(_ chain: RequiredLiterals.Chain, pattern: Int32) -> Int32 {
    let links = chain.map { link in
      aside_link(
        set: number(of: link.set), gap: link.gap.map { Int32(clamping: $0.places) } ?? ChainTable.unbounded, signs: 0)
    }
    let content = links.flatMap { [$0.set, $0.gap] }
    if pattern < 0, let known = innerChains[content] { return known }
    let inner = links.flatMap { sets[Int($0.set)].chains }
    let level = inner.reduce(0) { max($0, chains[Int($1)].level + 1) }
    chains.append(Chain(pattern: pattern, links: links, anchor: RequiredLiterals.anchor(of: chain), level: level))
    if pattern < 0 { innerChains[content] = Int32(chains.count - 1) }
    return Int32(chains.count - 1)
  }

  private mutating func number(of set: LiteralSet) -> Int32 {
    if let number = setNumbers[set] { return number }
    let inner = set.chains.map { add($0, pattern: -1) }
    let literals = Set(set.literals.map { self.number(of: Self.simplified($0)) }).sorted()
    let number = Int32(sets.count)
    setNumbers[set] = number
    sets.append((literals, Set(inner).sorted(), set.rate))
    return number
  }

  /// Letters that may stand inside a word and go on with other characters would be looked up at every byte; the
  /// letters alone are found with the words.
  private static func simplified(_ literal: RequiredLiterals.Literal) -> RequiredLiterals.Literal {
    let letters = literal.bytes.prefix { LiteralIndex.isWordByte($0) }
    guard !literal.startsWord, letters.count >= 3, letters.count < literal.bytes.count else { return literal }
    return .init(bytes: Array(letters), startsWord: false, endsWord: true)
  }

  private mutating func number(of literal: RequiredLiterals.Literal) -> Int32 {
    if let number = literalNumbers[literal] { return number }
    let number = Int32(literals.count)
    literalNumbers[literal] = number
    literals.append(literal)
    return number
  }
}
