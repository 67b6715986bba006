/// Pairs of yes or no, for example one prompt under two conditions: how often the first, the second, both or none is
/// yes.
package struct PairedCounts: Sendable, Hashable {
  package var both: Int
  package var onlyFirst: Int
  package var onlySecond: Int
  package var neither: Int

  /// - Parameters: Not negative.
  package init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  package var total: Int { both + onlyFirst + onlySecond + neither }
  /// The pairs that differ, which alone say anything about a difference.
  package var discordant: Int { onlyFirst + onlySecond }
  /// The share of yes in the first less that in the second; `nil` without pairs.
  package var difference: Double? { total == 0 ? nil : Double(onlyFirst - onlySecond) / Double(total) }
  package var share: (first: Double, second: Double)? {
    guard total > 0 else { return nil }
    return (Double(both + onlyFirst) / Double(total), Double(both + onlySecond) / Double(total))
  }

  /// McNemar's exact test, two-sided: twice the smaller tail of Binomial(b + c, ½), at most 1.
  ///
  /// - Returns: 1 where all pairs agree; `nil` without pairs.
  package var exactP: Double? {
    guard total > 0 else { return nil }
    return lowerTail.map { min(1, 2 * $0) }
  }

  /// McNemar's mid-p test (Fagerland, Lydersen and Laake 2013): 2 P(X ≤ k) − P(X = k), where k is the smaller of b
  /// and c; closer to its level than the exact test.
  ///
  /// - Returns: 1 where all pairs agree; `nil` without pairs.
  package var midP: Double? {
    guard total > 0, let lowerTail,
      let mass = BinomialDistribution.mass(min(onlyFirst, onlySecond), of: discordant, share: 0.5)
    else { return nil }
    return min(1, max(0, 2 * lowerTail - mass))
  }

  /// The conditional odds ratio b/c, with the odds of Clopper and Pearson's limits for b/(b + c) (Agresti 2013, ch.
  /// 11).
  ///
  /// - Returns: `nil` where no pair differs.
  package var conditionalOddsRatio: OddsRatio? {
    guard let limits = ClopperPearsonInterval.of(onlyFirst, of: discordant) else { return nil }
    return OddsRatio(
      value: onlySecond == 0 ? nil : Double(onlyFirst) / Double(onlySecond),
      low: limits.low / (1 - limits.low), high: limits.high < 1 ? limits.high / (1 - limits.high) : nil)
  }

  private var lowerTail: Double? {
    BinomialDistribution.cumulative(min(onlyFirst, onlySecond), of: discordant, share: 0.5)
  }
}

extension PairedCounts {
  /// The interval of the difference by Newcombe's method 10 for paired shares (1998, Stat. Med. 17, 2635–2650):
  /// Wilson's limits of both shares, joined by φ with a continuity correction.
  ///
  /// Never of no width, so that it holds where all pairs agree.
  /// - Parameter z: ``NormalDistribution/z95`` for 95 %, ``NormalDistribution/z90`` for a test of equivalence.
  /// - Returns: `nil` without pairs.
  package func newcombeInterval(z: Double = NormalDistribution.z95) -> Interval? {
    let n = Double(total)
    guard let share, let difference,
      let first = WilsonInterval.of(Double(both + onlyFirst), ofEffective: n, z: z),
      let second = WilsonInterval.of(Double(both + onlySecond), ofEffective: n, z: z)
    else { return nil }
    func spread(_ x: Double, _ y: Double) -> Double {
      max(0, x * x - 2 * correctedPhi * x * y + y * y).squareRoot()
    }
    return (
      difference - spread(share.first - first.low, second.high - share.second),
      difference + spread(first.high - share.first, share.second - second.low)
    )
  }

  /// φ, its numerator made smaller by n/2 where it is positive, but not negative; 0 where a share is 0 or 1.
  private var correctedPhi: Double {
    let margins =
      Double(both + onlyFirst) * Double(onlySecond + neither)
      * (Double(both + onlySecond) * Double(onlyFirst + neither))
    guard margins > 0 else { return 0 }
    let cross = Double(both) * Double(neither) - Double(onlyFirst) * Double(onlySecond)
    return (cross > 0 ? max(0, cross - Double(total) / 2) : cross) / margins.squareRoot()
  }
}
