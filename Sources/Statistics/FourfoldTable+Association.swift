import Foundation

extension FourfoldTable {
  /// φ, the correlation of both, with the interval of Fisher's z (1921), tanh(artanh φ ± 1.96/√(n − 3)).
  ///
  /// - Returns: `nil` where A or B occurs never or always. The interval is `nil` for n ≤ 3, and where φ is ±1.
  package var phi: (value: Double, interval: Interval?)? {
    let margins = Double(first) * Double(total - first) * (Double(second) * Double(total - second))
    guard margins > 0 else { return nil }
    let cross = Double(both) * Double(neither) - Double(onlyFirst) * Double(onlySecond)
    let value = min(1, max(-1, cross / margins.squareRoot()))
    guard total > 3, abs(value) < 1 else { return (value, nil) }
    let spread = NormalDistribution.z95 / Double(total - 3).squareRoot()
    return (value, (tanh(atanh(value) - spread), tanh(atanh(value) + spread)))
  }

  /// Fisher's exact test, two-sided: the mass of all tables with these margins that are no likelier than this one.
  ///
  /// Takes as many steps as the smallest margin is large.
  /// - Returns: 1 where a margin is 0; `nil` without texts.
  package var fisherP: Double? {
    let lowest = max(0, first + second - total)
    let highest = min(first, second)
    guard total > 0, lowest <= highest else { return nil }
    let whole = LogFactorial.choose(total, second)
    func mass(_ both: Int) -> Double {
      exp(LogFactorial.choose(first, both) + LogFactorial.choose(total - first, second - both) - whole)
    }
    // Tables as likely as this one differ in the last bits.
    let limit = mass(both) * (1 + 1e-7)
    let p = (lowest...highest).reduce(0.0) { sum, both in
      let mass = mass(both)
      return mass <= limit ? sum + mass : sum
    }
    return min(1, p)
  }
}
