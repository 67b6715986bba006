/// The exact interval of a share (Clopper and Pearson 1934): never too short, often too long.
package enum ClopperPearsonInterval {
  /// The quantiles (1 − level)/2 of Beta(k, n − k + 1) and (1 + level)/2 of Beta(k + 1, n − k).
  ///
  /// - Parameter level: 0.95 for 95 %.
  /// - Returns: `nil` for a total of 0, hits outside 0 ... `total`, or a level outside 0 ... 1.
  package static func of(_ hits: Int, of total: Int, level: Double = 0.95) -> Interval? {
    guard total > 0, hits >= 0, hits <= total, level > 0, level < 1 else { return nil }
    let tail = (1 - level) / 2
    let k = Double(hits)
    let rest = Double(total - hits)
    let low = hits == 0 ? 0 : BetaDistribution.quantile(tail, k, rest + 1)
    let high = hits == total ? 1 : BetaDistribution.quantile(1 - tail, k + 1, rest)
    guard let low, let high else { return nil }
    return (low, high)
  }
}
