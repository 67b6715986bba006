/// Student's t distribution.
package enum StudentDistribution {
  /// P(T ≤ t) = 1 − I_{ν/(ν+t²)}(ν/2, 1/2)/2 for t ≥ 0 (Abramowitz and Stegun 26.7.1).
  ///
  /// - Returns: `nil` unless `degreesOfFreedom` > 0; it need not be whole.
  package static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double? {
    upperTail(abs(t), degreesOfFreedom).map { t > 0 ? 1 - $0 : $0 }
  }

  /// P(|T| ≥ |t|).
  ///
  /// - Returns: `nil` unless `degreesOfFreedom` > 0.
  package static func twoSided(_ t: Double, degreesOfFreedom: Double) -> Double? {
    upperTail(abs(t), degreesOfFreedom).map { 2 * $0 }
  }

  /// The t with P(T ≤ t) = `share`, by way of the beta quantile of the smaller tail.
  ///
  /// - Returns: `nil` unless 0 < `share` < 1 and `degreesOfFreedom` > 0.
  package static func quantile(_ share: Double, degreesOfFreedom: Double) -> Double? {
    guard share > 0, share < 1, degreesOfFreedom > 0 else { return nil }
    let tail = min(share, 1 - share)
    // The beta variable T²/(ν + T²) has the parameters 1/2 and ν/2; it keeps its digits where T is small.
    guard let x = BetaDistribution.quantile(1 - 2 * tail, 0.5, degreesOfFreedom / 2), x < 1 else { return nil }
    let t = (degreesOfFreedom * x / (1 - x)).squareRoot()
    return share < 0.5 ? -t : t
  }

  private static func upperTail(_ t: Double, _ degreesOfFreedom: Double) -> Double? {
    guard degreesOfFreedom > 0, !t.isNaN else { return nil }
    guard t.isFinite else { return 0 }
    return BetaDistribution.cumulative(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
      .map { $0 / 2 }
  }
}
