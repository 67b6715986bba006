/// A mean from many predictions and few audited texts (Angelopoulos et al. 2023, Science 382, 669; power-tuned PPI++,
/// Angelopoulos, Duchi and Zrnic, arXiv 2311.01453).
///
/// The audited texts must be a simple random sample of the same population, and not be among the predicted ones.
package struct PredictionPoweredMean: Sendable {
  /// How far predictions are trusted: 1 in plain PPI, 0 for the audit alone.
  package let lambda: Double
  /// λ mean f(predicted) + mean(Y − λf)(audited).
  package let estimate: Double
  /// λ² σ²_f/N + σ²_{Y−λf}/n, with N and n under the variances; 0 where nothing varies.
  package let variance: Double

  /// - Parameters:
  ///   - predictions: Of texts that were not audited.
  ///   - audited: Predictions and truths.
  ///   - lambda: `nil` tunes it: Cov(Y, f)/((1 + n/N) Var f), cut to 0 ... 1; 0 where no prediction varies.
  /// - Returns: `nil` without predictions or with fewer than two audited texts.
  package init?(
    predictions: [Double], audited: [(prediction: Double, truth: Double)], lambda: Double? = 1
  ) {
    guard !predictions.isEmpty, audited.count > 1 else { return nil }
    let used = lambda ?? Self.tuned(predictions, audited)
    let residuals = audited.map { $0.truth - used * $0.prediction }
    let predicted = Self.moments(predictions)
    let rest = Self.moments(residuals)
    self.lambda = used
    estimate = used * predicted.mean + rest.mean
    variance =
      used * used * predicted.variance / Double(predictions.count) + rest.variance / Double(audited.count)
  }

  /// estimate ± 1.96 standard errors, not cut; `nil` where the variance is 0.
  package var interval: Interval? {
    guard variance > 0 else { return nil }
    let spread = NormalDistribution.z95 * variance.squareRoot()
    return (estimate - spread, estimate + spread)
  }

  /// The optimal λ for a mean (arXiv 2311.01453, §6), with the variance of all predictions.
  private static func tuned(
    _ predictions: [Double], _ audited: [(prediction: Double, truth: Double)]
  ) -> Double {
    let n = Double(audited.count)
    let truth = audited.reduce(0.0) { $0 + $1.truth } / n
    let mean = audited.reduce(0.0) { $0 + $1.prediction } / n
    let covariance = audited.reduce(0.0) { $0 + ($1.truth - truth) * ($1.prediction - mean) } / n
    let spread = moments(predictions + audited.map(\.prediction)).variance
    guard spread > 0 else { return 0 }
    return min(1, max(0, covariance / ((1 + n / Double(predictions.count)) * spread)))
  }

  private static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (mean, values.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / n)
  }
}
