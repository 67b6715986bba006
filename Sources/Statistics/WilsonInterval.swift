/// The interval of a share by Wilson's score (1927), for texts that do not share prompts.
package enum WilsonInterval {
  /// - Parameters:
  ///   - hits: 0 ... `total`; a fraction where items of equal score were shared out.
  ///   - total: `nil` is returned for 0.
  package static func of(_ hits: Double, of total: Int) -> Interval? { of(hits, ofEffective: Double(total)) }

  /// Wilson's interval where the total is an effective one, n/(1 + (m − 1) ICC), and need not be whole.
  ///
  /// - Parameters:
  ///   - hits: Cut to 0 ... `total`, against errors of rounding.
  ///   - total: `nil` is returned unless it is above 0.
  ///   - z: Half the width in standard errors, ``NormalDistribution/z95`` for 95 %.
  package static func of(
    _ hits: Double, ofEffective total: Double, z: Double = NormalDistribution.z95
  ) -> Interval? {
    guard total > 0, !hits.isNaN else { return nil }
    let hits = min(total, max(0, hits))
    let share = hits / total
    let centre = share + z * z / (2 * total)
    let spread = z * (share * (1 - share) / total + z * z / (4 * total * total)).squareRoot()
    let scale = 1 + z * z / total
    return (
      low: hits == 0 ? 0 : max(0, (centre - spread) / scale),
      high: hits == total ? 1 : min(1, (centre + spread) / scale)
    )
  }
}
