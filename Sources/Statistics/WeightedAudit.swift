/// A mean of all texts from audited ones whose chances to be drawn differ.
package struct WeightedAudit: Sendable {
  package struct Item: Sendable, Equatable {
    /// 1 for true and 0 for false, or any figure.
    package var value: Double
    /// The known chance that the text was drawn, above 0 and at most 1.
    package var inclusion: Double

    package init(value: Double, inclusion: Double) {
      self.value = value
      self.inclusion = inclusion
    }
  }

  /// Σ y/π over the number of texts (Horvitz and Thompson 1952): unbiased, may leave 0 ... 1.
  package let horvitzThompson: Double
  /// Σ (1 − π) y²/π² over the squared number of texts, for texts drawn independently of each other.
  package let horvitzThompsonVariance: Double
  /// Σ y/π over Σ 1/π (Hájek 1971): stays within the values, steadier where the number drawn varies.
  package let hajek: Double
  /// Σ (1 − π)(y − ȳ)²/π² over (Σ 1/π)² (Särndal, Swensson and Wretman 1992, ch. 3 and 5).
  package let hajekVariance: Double

  /// - Parameter total: The texts that the audited ones were drawn from.
  /// - Returns: `nil` without items or texts, or where a chance is not above 0 and at most 1.
  package init?(_ items: [Item], of total: Int) {
    guard total > 0, !items.isEmpty, items.allSatisfy({ $0.inclusion > 0 && $0.inclusion <= 1 }) else { return nil }
    let n = Double(total)
    let weight = items.reduce(0.0) { $0 + 1 / $1.inclusion }
    let sum = items.reduce(0.0) { $0 + $1.value / $1.inclusion }
    let mean = sum / weight
    func variance(_ centre: Double) -> Double {
      items.reduce(0.0) { sum, item in
        let scaled = (item.value - centre) / item.inclusion
        return sum + (1 - item.inclusion) * scaled * scaled
      }
    }
    horvitzThompson = sum / n
    horvitzThompsonVariance = variance(0) / (n * n)
    hajek = mean
    hajekVariance = variance(mean) / (weight * weight)
  }

  /// The Hájek mean ± 1.96 standard errors; `nil` where its variance is 0.
  package var interval: Interval? {
    guard hajekVariance > 0 else { return nil }
    let spread = NormalDistribution.z95 * hajekVariance.squareRoot()
    return (hajek - spread, hajek + spread)
  }
}
