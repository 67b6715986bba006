import Statistics

/// 95 % intervals by resampling whole clusters: samples of one prompt stand or fall together.
///
/// The percentile interval of `rounds` resamples with replacement (Efron and Tibshirani 1993, ch. 13).
/// Seeded: the same input gives the same interval.
package struct ClusterBootstrap: Sendable {
  package typealias Interval = (low: Double, high: Double)

  package var rounds = 2_000
  package var seed: UInt64 = 20_261_126

  package init() {}

  /// - Parameters:
  ///   - clusters: What each cluster adds, in a fixed order.
  ///   - statistic: Of the sum; `nil` where it is not defined, which leaves that resample out.
  /// - Returns: `nil` for fewer than two clusters, or when most resamples have no value.
  package func interval(_ clusters: [PresenceCounts], _ statistic: (PresenceCounts) -> Double?) -> Interval? {
    Self.interval(sums(of: clusters).compactMap(statistic), of: rounds)
  }

  /// The intervals of precision, recall and F1, all from the same resamples.
  ///
  /// Without a mistake every resample agrees and the percentiles would claim certainty; Wilson's interval
  /// over the clusters that have a value stands there instead.
  package func intervals(
    _ clusters: [PresenceCounts]
  ) -> (precision: Interval?, recall: Interval?, f1: Interval?) {
    let sums = sums(of: clusters)
    func interval(_ statistic: (PresenceCounts) -> Double?) -> Interval? {
      guard let found = Self.interval(sums.compactMap(statistic), of: rounds) else { return nil }
      guard found.low == found.high else { return found }
      let informed = clusters.count { statistic($0) != nil }
      return WilsonInterval.of(found.low * Double(informed), of: informed)
    }
    return (interval(\.precision), interval(\.recall), interval(\.f1))
  }

  /// The sum of each resample; none for fewer than two clusters.
  private func sums(of clusters: [PresenceCounts]) -> [PresenceCounts] {
    guard clusters.count > 1 else { return [] }
    var generator = SplitMix(state: seed)
    return (0..<rounds).map { _ in
      var sum = PresenceCounts()
      for _ in clusters.indices { sum = sum + clusters[Int(generator.next() % UInt64(clusters.count))] }
      return sum
    }
  }

  private static func interval(_ values: [Double], of rounds: Int) -> Interval? {
    guard values.count * 2 > rounds else { return nil }
    let values = values.sorted()
    func quantile(_ share: Double) -> Double { values[min(values.count - 1, Int(share * Double(values.count)))] }
    return (quantile(0.025), quantile(0.975))
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
