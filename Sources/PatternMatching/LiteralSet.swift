/// A place in a pattern at which one of several things stands: a literal, or a chain of further sets.
///
/// Compared by content, so that patterns which use the same part of the lexicon share its sets.
/// Immutable; shared by threads.
package final class LiteralSet: Hashable, Sendable {
  package let literals: [RequiredLiterals.Literal]
  /// Chains of two or more links each; a chain stands where its first link does.
  package let chains: [RequiredLiterals.Chain]
  /// Occurrences in a kilobyte of ordinary text, roughly.
  let rate: Double
  private let digest: Int

  init(literals: [RequiredLiterals.Literal], chains: [RequiredLiterals.Chain] = []) {
    self.literals = literals
    self.chains = chains
    rate =
      LiteralFrequency.perKilobyte(literals) + chains.reduce(0) { $0 + Self.rate(of: $1) }
    var hasher = Hasher()
    hasher.combine(literals)
    hasher.combine(chains)
    digest = hasher.finalize()
  }

  /// The rarest link, thinned by the chance that each of the others stands within its distance.
  private static func rate(of chain: RequiredLiterals.Chain) -> Double {
    let rates = chain.map(\.set.rate)
    guard let rarest = rates.indices.min(by: { rates[$0] < rates[$1] }) else { return 0 }
    return chain.indices.reduce(rates[rarest]) { rate, index in
      guard index != rarest else { return rate }
      let gap = chain[max(index, rarest == index + 1 ? index + 1 : index)].gap
      return rate * min(1, rates[index] * Double(gap?.places ?? 1000) / 1000)
    }
  }

  package static func == (left: LiteralSet, right: LiteralSet) -> Bool {
    left === right
      || (left.digest == right.digest && left.literals == right.literals && left.chains == right.chains)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
