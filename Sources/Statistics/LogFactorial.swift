import Foundation

/// Logarithms of factorials and binomial coefficients.
enum LogFactorial {
  /// ln Γ(x) for x > 0. `lgamma` itself writes a global variable, which tasks would race for.
  static func gamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  static func of(_ n: Int) -> Double { gamma(Double(n) + 1) }

  /// ln C(n, k) for 0 ≤ k ≤ n.
  static func choose(_ n: Int, _ k: Int) -> Double { of(n) - of(k) - of(n - k) }
}
