/// What a pattern's literals promise about its cost, by the frequencies of ordinary English.
extension RequiredLiterals {
  /// Times that PCRE2 is let start in a kilobyte of ordinary reasoning, roughly; `nil` where nothing is known of the
  /// pattern, which is then tried everywhere.
  package var expectedStarts: Double? {
    chains.isEmpty ? nil : LiteralSet(literals: [], chains: chains).rate
  }

  /// Of the chain that is tried most often, the literals that are looked for first: up to `count` of them, the most
  /// frequent first; none where nothing is known.
  package func commonestAnchor(showing count: Int) -> [String] {
    let anchors = chains.map { $0[Self.anchor(of: $0)].set }
    guard let commonest = anchors.max(by: { $0.rate < $1.rate }) else { return [] }
    let literals = commonest.chains.reduce(commonest.literals) { all, chain in all + (chain.first?.set.literals ?? []) }
    let rated = literals.map { (literal: $0, rate: LiteralFrequency.perKilobyte([$0])) }
    return rated.sorted { $0.rate > $1.rate }.prefix(count).map { String(decoding: $0.literal.bytes, as: UTF8.self) }
  }
}
