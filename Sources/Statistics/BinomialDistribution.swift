import Foundation

/// Counts of hits among independent trials.
package enum BinomialDistribution {
  /// P(X ≤ hits) = I_{1−share}(total − hits, hits + 1) (Abramowitz and Stegun 26.5.24).
  ///
  /// - Returns: `nil` for a negative total or a share outside 0 ... 1.
  package static func cumulative(_ hits: Int, of total: Int, share: Double) -> Double? {
    guard total >= 0, share >= 0, share <= 1 else { return nil }
    guard hits >= 0 else { return 0 }
    guard hits < total else { return 1 }
    return BetaDistribution.cumulative(1 - share, Double(total - hits), Double(hits) + 1)
  }

  /// P(X = hits); 0 outside 0 ... `total`.
  ///
  /// - Returns: `nil` for a negative total or a share outside 0 ... 1.
  package static func mass(_ hits: Int, of total: Int, share: Double) -> Double? {
    guard total >= 0, share >= 0, share <= 1 else { return nil }
    guard hits >= 0, hits <= total else { return 0 }
    guard share > 0 else { return hits == 0 ? 1 : 0 }
    guard share < 1 else { return hits == total ? 1 : 0 }
    return exp(
      LogFactorial.choose(total, hits) + Double(hits) * log(share) + Double(total - hits) * log1p(-share))
  }
}
