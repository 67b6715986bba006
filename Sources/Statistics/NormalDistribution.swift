import Foundation

/// The standard normal distribution.
package enum NormalDistribution {
  /// The quantile of 0.975: half the width of a 95 % interval in standard errors.
  package static let z95 = 1.959963984540054
  /// The quantile of 0.95: half the width of the 90 % interval of an equivalence test.
  package static let z90 = 1.6448536269514722

  /// Φ(x) = erfc(−x/√2)/2, exact to rounding in both tails.
  package static func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// P(|Z| ≥ |z|): the two-sided p value of a score.
  package static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// Φ⁻¹: the rational start of Abramowitz and Stegun 26.2.23 and four steps of Halley on Φ.
  ///
  /// - Returns: `nil` unless 0 < `share` < 1.
  package static func quantile(_ share: Double) -> Double? {
    guard share > 0, share < 1 else { return nil }
    guard share != 0.5 else { return 0 }
    guard share < 0.5 else { return quantile(1 - share).map { -$0 } }
    let t = (-2 * log(share)).squareRoot()
    let top = 2.515517 + t * (0.802853 + t * 0.010328)
    var x = top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
    for _ in 0..<4 {
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let step = (cumulative(x) - share) / density
      x -= step / (1 + x * step / 2)
    }
    return x
  }
}
