import Foundation

/// The mean of differences, one for each pair or prompt: d_i = p̂_m,i − p̂_u,i.
package struct PairedDifference: Sendable {
  /// In a fixed order.
  package let differences: [Double]
  /// `nil` without differences.
  package let mean: Double?
  /// sd(d)/√N with N − 1 under the variance; `nil` for fewer than two, 0 where all are equal.
  package let standardError: Double?

  /// - Parameter differences: Finite.
  package init(_ differences: [Double]) {
    self.differences = differences
    let n = Double(differences.count)
    let centre = differences.isEmpty ? nil : differences.reduce(0, +) / n
    mean = centre
    standardError = centre.flatMap { centre in
      guard n > 1 else { return nil }
      let squares = differences.reduce(0.0) { $0 + ($1 - centre) * ($1 - centre) }
      return (squares / (n - 1) / n).squareRoot()
    }
  }

  package var degreesOfFreedom: Double { Double(max(0, differences.count - 1)) }

  /// mean ± t SE, 95 % of Student's t.
  ///
  /// - Returns: `nil` for fewer than two differences, or where all are equal: that no difference was seen is no
  ///   certainty.
  package var interval: Interval? {
    guard let mean, let standardError, standardError > 0,
      let t = StudentDistribution.quantile(0.975, degreesOfFreedom: degreesOfFreedom)
    else { return nil }
    return (mean - t * standardError, mean + t * standardError)
  }

  /// The percentile interval of resampled differences; `nil` for fewer than two or where all are equal.
  package func bootstrapInterval(_ bootstrap: ClusterBootstrap = ClusterBootstrap()) -> Interval? {
    guard let standardError, standardError > 0 else { return nil }
    return bootstrap.meanInterval(differences)
  }

  /// Student's paired t test, two-sided; `nil` where ``interval`` is.
  package var studentP: Double? {
    guard let mean, let standardError, standardError > 0 else { return nil }
    return StudentDistribution.twoSided(mean / standardError, degreesOfFreedom: degreesOfFreedom)
  }

  /// Whether the mean lies within ± `margin`; `nil` where the standard error is unknown or 0, or the margin not
  /// above 0.
  package func equivalence(margin: Double) -> EquivalenceTest? {
    guard let mean, let standardError else { return nil }
    return EquivalenceTest(
      difference: mean, standardError: standardError, degreesOfFreedom: degreesOfFreedom, margin: margin)
  }
}
