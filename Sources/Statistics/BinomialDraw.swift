import Foundation

/// Random binomial counts.
enum BinomialDraw {
  /// A count of hits in `total` trials, 0 ... `total`.
  ///
  /// Inversion from 0 for fewer than 10 expected hits, else Hörmann's transformed rejection (BTRS, 1993), which takes
  /// constant time.
  static func next(of total: Int, share: Double, _ generator: inout SplitMix) -> Int {
    guard total > 0, share > 0 else { return 0 }
    guard share < 1 else { return total }
    guard share <= 0.5 else { return total - next(of: total, share: 1 - share, &generator) }
    return Double(total) * share < 10
      ? inverted(total, share, &generator) : rejected(total, share, &generator)
  }

  private static func inverted(_ total: Int, _ share: Double, _ generator: inout SplitMix) -> Int {
    let odds = share / (1 - share)
    var mass = exp(Double(total) * log1p(-share))
    var left = generator.unit()
    var hits = 0
    while left > mass, hits < total {
      left -= mass
      hits += 1
      mass *= odds * Double(total - hits + 1) / Double(hits)
    }
    return hits
  }

  private static func rejected(_ total: Int, _ share: Double, _ generator: inout SplitMix) -> Int {
    let n = Double(total)
    let spread = (n * share * (1 - share)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * share
    let mode = ((n + 1) * share).rounded(.down)
    let height = LogFactorial.gamma(mode + 1) + LogFactorial.gamma(n - mode + 1)
    while true {
      let u = generator.unit() - 0.5
      let v = generator.unit()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + n * share + 0.5).rounded(.down)
      guard k >= 0, k <= n else { continue }
      if us >= 0.07, v <= 0.92 - 4.2 / b { return Int(k) }
      let scaled = log(v * (2.83 + 5.1 / b) * spread / (a / (us * us) + b))
      let bound =
        height - LogFactorial.gamma(k + 1) - LogFactorial.gamma(n - k + 1) + (k - mode) * log(share / (1 - share))
      if scaled <= bound { return Int(k) }
    }
  }
}
