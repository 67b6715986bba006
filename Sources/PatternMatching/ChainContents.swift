import CLiteralScan

/// What a `ChainTable` holds, while it is made.
struct ChainContents {
  private(set) var chains: [aside_chain] = []
  private(set) var links: [aside_link] = []
  private(set) var firstChecks: [aside_check] = []
  private(set) var moreChecks: [aside_check] = []
  private(set) var signs: [aside_signs] = []
  let signsOfLiteral: [UInt16]
  /// Of each set; what stands for chains has numbers behind those of literals.
  private(set) var literalsOfSet: [[UInt16]] = []
  private(set) var levelsOfLiteral: [UInt8]
  /// For each level and each literal the chains of which it is the anchor.
  private(set) var chainsOfLiteral: [[[Int32]]]

  private var signsOfSet: [Int32] = []
  private var indexOfSigns: [[Int32]: Int32] = [:]

  /// Checks that nearly always pass are left out.
  private static let commonChance = 2.5
  /// A block of places is looked at as a whole.
  private static let blockPlaces = 8.0
  private static let placesPerKilobyte = 400.0
  /// Places around a trigger that are looked at, at most; and what that costs, compared with an anchor.
  private static let widestTrigger = 150
  private static let triggerCost = 1.2

  init(_ numbering: ChainNumbering) {
    let inner = numbering.chains.indices.filter { numbering.chains[$0].pattern < 0 }
    let literals = numbering.literals.count
    let literalOfChain = Dictionary(
      uniqueKeysWithValues: inner.enumerated().map { (Int32($0.element), Int32(literals + $0.offset)) })
    signsOfLiteral = LiteralSigns.signs(of: numbering.literals, chains: inner.count)
    levelsOfLiteral = Array(repeating: 0, count: signsOfLiteral.count)
    let levels = numbering.chains.reduce(0) { max($0, $1.level + 1) }
    chainsOfLiteral = Array(repeating: Array(repeating: [], count: signsOfLiteral.count), count: levels)
    _ = index(of: [Int32](0..<Int32(ASIDE_SIGN_WORDS * 64)))
    let members = numbering.sets.map { $0.literals + $0.chains.compactMap { literalOfChain[$0] } }
    for own in members {
      signsOfSet.append(index(of: Set(own.map { Int32(signsOfLiteral[Int($0)]) }).sorted()))
      var list = own.map { UInt16(truncatingIfNeeded: $0) }
      while list.count % 8 != 0 { list.append(list[0]) }
      literalsOfSet.append(list)
    }
    var context = ChainContext(numbering)
    for (number, chain) in numbering.chains.enumerated() {
      let demand = chain.pattern < 0 ? context.demand(of: Int32(number)) : nil
      let set = chain.links[chain.anchor].set
      let trigger = demand.flatMap { Self.isTrigger($0, rate: numbering.sets[Int(set)].rate) ? $0 : nil }
      for literal in trigger.map({ $0.literals.sorted() }) ?? members[Int(set)] {
        chainsOfLiteral[chain.level][Int(literal)].append(Int32(number))
        levelsOfLiteral[Int(literal)] |= 1 << UInt8(min(chain.level, 7))
      }
      add(chain, literal: literalOfChain[Int32(number)] ?? -1, numbering, demand, isTriggered: trigger != nil)
    }
  }

  /// A chain is looked for where something stands that must be near it, when that is much rarer than its anchor.
  private static func isTrigger(_ demand: ChainContext.Demand, rate: Double) -> Bool {
    demand.before + demand.after <= widestTrigger && demand.rate * triggerCost < rate
  }

  private mutating func index(of numbers: [Int32]) -> Int32 {
    if let index = indexOfSigns[numbers] { return index }
    var own = aside_signs()
    withUnsafeMutableBytes(of: &own.words) { bytes in
      let words = bytes.bindMemory(to: UInt64.self)
      for sign in numbers { words[Int(sign >> 6)] |= 1 << UInt64(sign & 63) }
    }
    signs.append(own)
    indexOfSigns[numbers] = Int32(signs.count - 1)
    return Int32(signs.count - 1)
  }

  private mutating func add(
    _ chain: ChainNumbering.Chain, literal: Int32, _ numbering: ChainNumbering, _ demand: ChainContext.Demand?,
    isTriggered: Bool
  ) {
    chains.append(
      aside_chain(
        pattern: chain.pattern, literal: literal, first: Int32(links.count), count: Int32(chain.links.count),
        anchor: Int32(chain.anchor), before: isTriggered ? Int32(demand?.after ?? 0) : -1,
        after: isTriggered ? Int32(demand?.before ?? 0) : -1))
    links += chain.links.map { aside_link(set: $0.set, gap: $0.gap, signs: signsOfSet[Int($0.set)]) }
    var own = found(chain, numbering, demand, isTriggered)
    let count = Int(ASIDE_MORE_CHECKS) + 1
    if own.count > 1 { own[0].has_more = 1 }
    // All signs, of which the anchor has one.
    own += Array(repeating: Self.check(signs: 0, before: 0, after: 0), count: count - own.count)
    firstChecks.append(own[0])
    moreChecks += own.dropFirst()
  }

  /// The links that fail most often near the anchor.
  private mutating func found(
    _ chain: ChainNumbering.Chain, _ numbering: ChainNumbering, _ demand: ChainContext.Demand?, _ isTriggered: Bool
  ) -> [aside_check] {
    var candidates: [(chance: Double, check: aside_check)] = []
    // How much farther than from the anchor something can be from where the chain is looked for.
    let (lead, trail) = isTriggered ? (demand?.after ?? 0, demand?.before ?? 0) : (0, 0)
    func add(_ rate: Double, signs: Int32, before: Int, after: Int) {
      let (before, after) = (before + lead, after + trail)
      let chance = Self.chance(rate, places: before + after)
      guard chance < Self.commonChance else { return }
      candidates.append((chance, Self.check(signs: signs, before: before, after: after)))
    }
    for (index, link) in chain.links.enumerated() where index != chain.anchor || isTriggered {
      let distance = ChainContext.distance(chain, min(index, chain.anchor), max(index, chain.anchor))
      add(
        numbering.sets[Int(link.set)].rate, signs: signsOfSet[Int(link.set)],
        before: index < chain.anchor ? distance : 0, after: index > chain.anchor ? distance : 0)
    }
    if let demand, !isTriggered {
      let signs = index(of: Set(demand.literals.map { Int32(signsOfLiteral[Int($0)]) }).sorted())
      add(demand.rate, signs: signs, before: demand.before, after: demand.after)
    }
    candidates.sort { $0.chance < $1.chance }
    return candidates.prefix(Int(ASIDE_MORE_CHECKS) + 1).map(\.check)
  }

  /// That one of the signs stands from `before` places before to `after` places behind where a chain is looked for.
  private static func check(signs: Int32, before: Int, after: Int) -> aside_check {
    func blocks(_ places: Int) -> Int { (places + (1 << Int(ASIDE_BLOCK_BITS)) - 1) >> Int(ASIDE_BLOCK_BITS) }
    let length = blocks(before) + 1 + blocks(after)
    guard length <= 2 * Int(ASIDE_LONGEST) else {
      return aside_check(signs: signs, before: 0, second: 0, level: UInt8(ASIDE_WHOLE), has_more: 0)
    }
    let level = min(Int(ASIDE_LEVELS) - 1, Int.bitWidth - 1 - length.leadingZeroBitCount)
    return aside_check(
      signs: signs, before: UInt8(blocks(before)), second: UInt8(length - (1 << level)), level: UInt8(level),
      has_more: 0)
  }

  /// How many of a link's literals stand in a window by accident.
  static func chance(_ rate: Double, places: Int) -> Double {
    rate * (Double(min(places, RequiredLiterals.usualText)) + blockPlaces) / placesPerKilobyte
  }
}
