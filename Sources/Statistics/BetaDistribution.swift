import Foundation

/// The beta distribution, for exact binomial intervals, binomial tails and Student's t.
package enum BetaDistribution {
  /// I_x(a, b), the regularised incomplete beta function (continued fraction, Abramowitz and Stegun 26.5.8,
  /// evaluated by Lentz 1976).
  ///
  /// About √max(a, b) steps.
  /// - Parameter x: 0 below 0, 1 above 1.
  /// - Returns: `nil` unless a > 0 and b > 0.
  package static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double? {
    guard a > 0, b > 0, a.isFinite, b.isFinite, !x.isNaN else { return nil }
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let factor = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
    let isLowSide = x < (a + 1) / (a + b + 2)
    let tail = isLowSide ? factor * fraction(x, a, b) / a : factor * fraction(1 - x, b, a) / b
    return min(1, max(0, isLowSide ? tail : 1 - tail))
  }

  /// The x with I_x(a, b) = `share`, by bisection to the last bit or 200 halvings.
  ///
  /// - Returns: `nil` unless 0 ≤ `share` ≤ 1, a > 0 and b > 0.
  package static func quantile(_ share: Double, _ a: Double, _ b: Double) -> Double? {
    guard share >= 0, share <= 1, cumulative(0.5, a, b) != nil else { return nil }
    guard share > 0 else { return 0 }
    guard share < 1 else { return 1 }
    var low = 0.0
    var high = 1.0
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high, high - low > 1e-15 * high else { break }
      if (cumulative(middle, a, b) ?? 1) < share { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func bounded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / bounded(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / bounded(1 + even * d)
      c = bounded(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / bounded(1 + odd * d)
      c = bounded(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }

  private static func logBeta(_ a: Double, _ b: Double) -> Double {
    LogFactorial.gamma(a) + LogFactorial.gamma(b) - LogFactorial.gamma(a + b)
  }
}
