import CLiteralScan

/// Gives literals, sets and chains their numbers while a `ChainTable` is made.
struct ChainNumbering {
  private(set) var literals: [RequiredLiterals.Literal] = []
  private(set) var chains: [aside_chain] = []
  private(set) var links: [aside_link] = []
  private(set) var literalsOfSet: [[Int32]] = []
  private(set) var chainsOfSet: [[Int32]] = []
  private var literalNumbers: [RequiredLiterals.Literal: Int32] = [:]
  private var setNumbers: [LiteralSet: Int32] = [:]
  /// Chains inside sets: many sets hold the same ones.
  private var innerChains: [[Int32]: Int32] = [:]

  /// Sets from this number on hold chains.
  private(set) var firstCompositeSet = 0

  /// Sets that hold literals only get the first numbers.
  init(_ patterns: [RequiredLiterals]) {
    for required in patterns {
      for chain in required.chains { numberPlainSets(of: chain) }
    }
    firstCompositeSet = chainsOfSet.count
    for (pattern, required) in patterns.enumerated() {
      for chain in required.chains { add(chain, pattern: Int32(pattern)) }
    }
  }

  private mutating func numberPlainSets(of chain: RequiredLiterals.Chain) {
    for link in chain where setNumbers[link.set] == nil {
      if link.set.chains.isEmpty { _ = number(of: link.set) }
      for inner in link.set.chains { numberPlainSets(of: inner) }
    }
  }

  @discardableResult
  private mutating func add(_ chain: RequiredLiterals.Chain, pattern: Int32) -> Int32 {
    let numbered = chain.map { link in
      aside_link(
        set: number(of: link.set), gap: link.gap.map { Int32(clamping: $0) } ?? ChainTable.unbounded)
    }
    let content = numbered.flatMap { [$0.set, $0.gap] }
    if pattern < 0, let known = innerChains[content] { return known }
    let anchor = RequiredLiterals.anchor(of: chain)
    let partner = chain.indices.filter { $0 != anchor }.min { chain[$0].set.rate < chain[$1].set.rate } ?? anchor
    let between = chain[(min(anchor, partner) + 1)..<(max(anchor, partner) + 1)]
    let partnerGap = between.reduce(Int?(0)) { RequiredLiterals.sum($0, $1.gap) }
    chains.append(
      .init(
        pattern: pattern, first: Int32(links.count), count: Int32(chain.count), anchor: Int32(anchor),
        partner: Int32(partner), partner_gap: partnerGap.map { Int32(clamping: $0) } ?? ChainTable.unbounded))
    links += numbered
    if pattern < 0 { innerChains[content] = Int32(chains.count - 1) }
    return Int32(chains.count - 1)
  }

  private mutating func number(of set: LiteralSet) -> Int32 {
    if let number = setNumbers[set] { return number }
    let inner = set.chains.map { add($0, pattern: -1) }
    let number = Int32(chainsOfSet.count)
    setNumbers[set] = number
    chainsOfSet.append(inner)
    literalsOfSet.append(Set(set.literals.map { self.number(of: $0) }).sorted())
    return number
  }

  private mutating func number(of literal: RequiredLiterals.Literal) -> Int32 {
    if let number = literalNumbers[literal] { return number }
    let number = Int32(literals.count)
    literalNumbers[literal] = number
    literals.append(literal)
    return number
  }

  /// For each literal the sets that hold it, ascending.
  func setsOfLiteral() -> [[Int32]] {
    var lists = [[Int32]](repeating: [], count: literals.count)
    for (set, members) in literalsOfSet.enumerated() {
      for literal in members { lists[Int(literal)].append(Int32(set)) }
    }
    return lists
  }

  /// The rarest sets of plain literals among the links are what is asked for first.
  func entry(_ number: Int32) -> aside_entry {
    let chain = chains[Int(number)]
    let order = [chain.anchor, chain.partner] + (0..<chain.count)
    let always = Int32(chainsOfSet.count)
    var plain: [Int32] = []
    for set in order.map({ links[Int(chain.first + $0)].set }) where Int(set) < firstCompositeSet {
      if !plain.contains(set) { plain.append(set) }
    }
    return .init(chain: number, check: plain.first ?? always, second_check: plain.dropFirst().first ?? always)
  }
}
