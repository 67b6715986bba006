/// Two one-sided tests (Schuirmann 1987) that a difference lies within ± a margin set beforehand.
package struct EquivalenceTest: Sendable {
  package let difference: Double
  /// Above 0.
  package let margin: Double
  /// The larger of both one-sided p values; `nil` where only an interval is known.
  package let p: Double?
  /// 90 %: equivalent at 5 % where it lies within the margins.
  package let interval: Interval

  /// By Student's t, or the normal distribution without degrees of freedom.
  ///
  /// - Returns: `nil` unless the margin and the standard error are above 0: without variation, use an interval that has
  ///   a width, such as ``PairedCounts/newcombeInterval(z:)``.
  package init?(difference: Double, standardError: Double, degreesOfFreedom: Double? = nil, margin: Double) {
    guard margin > 0, standardError > 0, difference.isFinite else { return nil }
    func tail(_ score: Double) -> Double? {
      guard let degreesOfFreedom else { return NormalDistribution.cumulative(-score) }
      return StudentDistribution.cumulative(-score, degreesOfFreedom: degreesOfFreedom)
    }
    let quantile = degreesOfFreedom.map { StudentDistribution.quantile(0.95, degreesOfFreedom: $0) }
    guard let width = quantile ?? NormalDistribution.z90,
      let low = tail((difference + margin) / standardError), let high = tail((margin - difference) / standardError)
    else { return nil }
    self.difference = difference
    self.margin = margin
    p = max(low, high)
    interval = (difference - width * standardError, difference + width * standardError)
  }

  /// By an interval alone, without a p value.
  ///
  /// - Parameter interval: Of 90 %.
  /// - Returns: `nil` unless the margin is above 0.
  package init?(difference: Double, interval: Interval, margin: Double) {
    guard margin > 0 else { return nil }
    self.difference = difference
    self.margin = margin
    self.interval = interval
    p = nil
  }

  /// The 90 % interval lies within the margins, which is the same as p < 0.05.
  package var isEquivalent: Bool { interval.low > -margin && interval.high < margin }
}
