import CLiteralScan

/// What must stand near a chain inside sets for it to be of any use: the other links of the chains around it.
///
/// Links are weakened to literals of the text, since chains inside their sets may not be found yet.
struct ChainContext {
  /// Literals of which one stands from `before` places before to `after` places behind a chain's anchor.
  struct Demand {
    var literals: Set<Int32> = []
    var before = 0
    var after = 0
    /// Occurrences of the literals in a kilobyte of ordinary text, roughly.
    var rate = 0.0
  }

  private struct Weakened {
    var literals: Set<Int32>
    /// Places from the start of the link to where a literal can stand, at most.
    var reach: Int
    var rate: Double
  }

  private let numbering: ChainNumbering
  private let rates: [Double]
  private var weakened: [Int32: Weakened] = [:]
  /// For each chain inside sets the links in which it can stand.
  private var parents: [Int32: [(chain: Int32, link: Int)]] = [:]

  init(_ numbering: ChainNumbering) {
    self.numbering = numbering
    rates = numbering.literals.map { LiteralFrequency.perKilobyte([$0]) }
    for (number, chain) in numbering.chains.enumerated() {
      for (index, link) in chain.links.enumerated() {
        for inner in numbering.sets[Int(link.set)].chains { parents[inner, default: []].append((Int32(number), index)) }
      }
    }
  }

  /// `nil` where a chain around this one has no other link.
  mutating func demand(of inner: Int32) -> Demand? {
    var result = Demand()
    let chain = numbering.chains[Int(inner)]
    let toAnchor = Self.distance(chain, 0, chain.anchor)
    for (parent, link) in parents[inner] ?? [] {
      guard let own = demand(numbering.chains[Int(parent)], besides: link, toAnchor) else { return nil }
      result.literals.formUnion(own.literals)
      result.before = max(result.before, own.before)
      result.after = max(result.after, own.after)
    }
    result.rate = result.literals.reduce(0) { $0 + rates[Int($1)] }
    return result
  }

  /// The other link that fails most often.
  private mutating func demand(_ chain: ChainNumbering.Chain, besides link: Int, _ toAnchor: Int) -> Demand? {
    var best: (chance: Double, demand: Demand)?
    for other in chain.links.indices where other != link {
      let weak = weak(chain.links[other].set)
      let isBehind = other > link
      let distance = Self.distance(chain, min(link, other), max(link, other))
      let demand = Demand(
        literals: weak.literals, before: toAnchor + (isBehind ? 0 : distance),
        after: weak.reach + (isBehind ? distance : 0), rate: weak.rate)
      let chance = ChainContents.chance(weak.rate, places: demand.before + demand.after)
      if best.map({ chance < $0.chance }) ?? true { best = (chance, demand) }
    }
    return best?.demand
  }

  /// Places from one link to a later one, at most.
  static func distance(_ chain: ChainNumbering.Chain, _ first: Int, _ last: Int) -> Int {
    chain.links[first...last].dropFirst().reduce(0) { $0 + Int($1.gap) }
  }

  private mutating func weak(_ set: Int32) -> Weakened {
    if let known = weakened[set] { return known }
    var result = Weakened(literals: Set(numbering.sets[Int(set)].literals), reach: 0, rate: 0)
    for inner in numbering.sets[Int(set)].chains {
      let chain = numbering.chains[Int(inner)]
      let anchor = weak(chain.links[chain.anchor].set)
      result.literals.formUnion(anchor.literals)
      result.reach = max(result.reach, Self.distance(chain, 0, chain.anchor) + anchor.reach)
    }
    result.rate = result.literals.reduce(0) { $0 + rates[Int($1)] }
    weakened[set] = result
    return result
  }
}
