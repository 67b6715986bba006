/// What every match of a pattern must contain, in which order and how far apart.
///
/// Every match follows one of the chains. No chain means that nothing is known, and the pattern has to
/// be tried everywhere. What is said can be too weak, never wrong: `LiteralWalker` gives up on
/// whatever it does not understand.
package struct RequiredLiterals: Sendable, Equatable {
  /// Bytes that a match holds, and whether they start and end at word borders there.
  package struct Literal: Sendable, Hashable {
    /// ASCII-lowercased.
    package var bytes: [UInt8]
    package var startsWord = false
    package var endsWord = false

    package func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      hasher.combine(startsWord)
      hasher.combine(endsWord)
    }

    /// Short literals select nothing unless they are whole words.
    var isUsable: Bool { bytes.count >= 3 || (!bytes.isEmpty && startsWord && endsWord) }
  }

  /// A set of which one member stands here in every match of the chain.
  package struct Link: Sendable, Hashable {
    package var set: LiteralSet
    /// From the start of the link before (from the match's start, for the first) to the start of this one, at most;
    /// `nil` is unbounded.
    package var gap: Reach?
  }

  /// Links in the order of the text; not empty.
  package typealias Chain = [Link]

  /// Links kept of one chain; more cost more than they filter.
  static let maximumLinks = 7
  /// Expected hits within a link's distance above which it filters too little.
  static let commonChance = 4.0
  /// Characters of a usual scratchpad; an unbounded distance is counted as this.
  static let usualText = 2_500
  /// Runs that an unbounded `\w+`, `\s+` or `[^.\n]+` is counted with. What a text has beyond that is left out of
  /// the distances (`TextPlaces`).
  static let wordRun = 5
  static let gapRun = 1
  static let stretchRun = 300

  package var chains: [Chain]

  package static let none = RequiredLiterals(chains: [])

  /// The link whose hits are looked at first: the rarest.
  static func anchor(of chain: Chain) -> Int {
    chain.indices.min { chain[$0].set.rate < chain[$1].set.rate } ?? 0
  }

  /// Keeps the anchor and the links that filter best; the distances of dropped ones are added to what
  /// follows them.
  static func thinned(_ chain: Chain) -> Chain {
    let anchor = anchor(of: chain)
    let chances = chain.indices.map { chance(of: $0, in: chain, anchor: anchor) }
    let order = chain.indices.sorted { chances[$0] == chances[$1] ? $0 < $1 : chances[$0] < chances[$1] }
    let kept = Set(order.filter { chances[$0] <= commonChance }.prefix(maximumLinks)).union([anchor])
    guard kept.count < chain.count else { return chain }
    var result: Chain = []
    var dropped: Reach? = .nothing
    for (index, link) in chain.enumerated() {
      let gap = sum(dropped, link.gap)
      if kept.contains(index) {
        result.append(Link(set: link.set, gap: gap))
        dropped = .nothing
      } else {
        dropped = gap
      }
    }
    return result
  }

  /// The chance that a link stands within its distance of its neighbour on the anchor's side by accident.
  private static func chance(of index: Int, in chain: Chain, anchor: Int) -> Double {
    guard index != anchor else { return 0 }
    let gap = index > anchor ? chain[index].gap : chain[index + 1].gap
    return chain[index].set.rate * Double(min(gap?.places ?? usualText, usualText)) / 1000
  }

  static func sum(_ left: Reach?, _ right: Reach?) -> Reach? {
    left.flatMap { left in right.map { left + $0 } }
  }

  static func larger(_ left: Reach?, _ right: Reach?) -> Reach? {
    left.flatMap { left in right.map { Reach.larger(left, $0) } }
  }
}
