import Foundation

/// Two shares of texts that do not belong together in pairs.
package struct ShareContrast: Sendable, Hashable {
  package var first: ClusterCounts
  package var second: ClusterCounts

  package init(_ first: ClusterCounts, _ second: ClusterCounts) {
    self.first = first
    self.second = second
  }

  /// The first share less the second; `nil` where one has no total.
  package var difference: Double? {
    guard let shares else { return nil }
    return shares.first - shares.second
  }

  /// Newcombe's hybrid score interval of the difference (method 10 of 1998, Stat. Med. 17, 873–890): Wilson's limits of
  /// both, squared and added. Never of no width.
  ///
  /// - Parameter z: ``NormalDistribution/z95`` for 95 %, ``NormalDistribution/z90`` for a test of equivalence.
  /// - Returns: `nil` where one has no total.
  package func newcombeInterval(z: Double = NormalDistribution.z95) -> Interval? {
    guard let shares, let difference,
      let first = WilsonInterval.of(Double(first.hits), ofEffective: Double(first.total), z: z),
      let second = WilsonInterval.of(Double(second.hits), ofEffective: Double(second.total), z: z)
    else { return nil }
    return (
      difference - hypot(shares.first - first.low, second.high - shares.second),
      difference + hypot(first.high - shares.first, shares.second - second.low)
    )
  }

  /// The odds ratio of a hit, first over second, with 0.5 added to each cell; `nil` where one has no total.
  package var oddsRatio: OddsRatio? { shares == nil ? nil : table.oddsRatio }

  /// The two-sided z test with the pooled share (Fleiss 1981, ch. 2).
  ///
  /// - Returns: 1 where both shares are 0 or both 1; `nil` where one has no total.
  package var pooledP: Double? {
    guard let difference else { return nil }
    let total = Double(first.total + second.total)
    let pooled = Double(first.hits + second.hits) / total
    let variance = pooled * (1 - pooled) * (1 / Double(first.total) + 1 / Double(second.total))
    return variance > 0 ? NormalDistribution.twoSided(difference / variance.squareRoot()) : 1
  }

  /// Fisher's exact test, two-sided; `nil` where one has no total.
  package var exactP: Double? { shares == nil ? nil : table.fisherP }

  /// Fisher's test where fewer than 5 are expected in a cell (Cochran 1954), else the z test; `nil` where one has no
  /// total.
  package var p: Double? {
    guard shares != nil else { return nil }
    let hits = Double(first.hits + second.hits)
    let total = Double(first.total + second.total)
    let smallest = Double(min(first.total, second.total)) * min(hits, total - hits) / total
    return smallest < 5 ? exactP : pooledP
  }

  private var table: FourfoldTable {
    FourfoldTable(
      both: first.hits, onlyFirst: first.total - first.hits, onlySecond: second.hits,
      neither: second.total - second.hits)
  }

  private var shares: (first: Double, second: Double)? {
    guard first.total > 0, second.total > 0 else { return nil }
    return (Double(first.hits) / Double(first.total), Double(second.hits) / Double(second.total))
  }
}
