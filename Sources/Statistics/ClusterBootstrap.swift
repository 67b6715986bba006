/// 95 % intervals by resampling whole clusters: samples of one prompt stand or fall together.
///
/// The percentile interval of `rounds` resamples with replacement (Efron and Tibshirani 1993, ch. 13).
/// Seeded: the same input in the same order gives the same interval.
package struct ClusterBootstrap: Sendable {
  package var rounds = 2_000
  package var seed: UInt64 = 20_261_126

  package init() {}

  /// The interval of any figure of sums over clusters, such as a ratio, a lift or a difference of arms.
  ///
  /// `rounds` × clusters × width additions, then `rounds` calls of `statistic`.
  /// - Parameters:
  ///   - clusters: What each cluster adds to each sum. The first one says how many sums there are; what another
  ///     one lacks is 0.
  ///   - statistic: Of the sums; `nil` where it is not defined, which leaves that resample out.
  /// - Returns: `nil` for fewer than two clusters, or when half of the resamples or more have no value. Equal limits
  ///   mean that all resamples agree, not that the figure is certain.
  package func interval(_ clusters: [[Double]], _ statistic: ([Double]) -> Double?) -> Interval? {
    percentiles(resampledSums(of: clusters).map(statistic))
  }

  /// The sums of each resample, for several figures from the same resamples.
  ///
  /// - Returns: `rounds` vectors; none for fewer than two clusters.
  package func resampledSums(of clusters: [[Double]]) -> [[Double]] {
    guard clusters.count > 1, let width = clusters.first?.count else { return [] }
    var flat: [Double] = []
    flat.reserveCapacity(clusters.count * width)
    for cluster in clusters {
      flat += cluster.prefix(width)
      flat += repeatElement(0, count: max(0, width - cluster.count))
    }
    var generator = SplitMix(seed: seed)
    return (0..<rounds).map { _ in Self.resample(flat, clusters.count, width, &generator) }
  }

  /// The 0.025 and 0.975 quantiles of the values that are defined.
  ///
  /// - Parameter values: One for each resample.
  /// - Returns: `nil` when half of the resamples or more have no value.
  package func percentiles(_ values: [Double?]) -> Interval? {
    let known = values.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }.sorted()
    guard known.count * 2 > rounds else { return nil }
    func quantile(_ share: Double) -> Double { known[min(known.count - 1, Int(share * Double(known.count)))] }
    return (quantile(0.025), quantile(0.975))
  }

  private static func resample(
    _ flat: [Double], _ count: Int, _ width: Int, _ generator: inout SplitMix
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    flat.withUnsafeBufferPointer { flat in
      sums.withUnsafeMutableBufferPointer { sums in
        for _ in 0..<count {
          let start = Int(generator.next() % UInt64(count)) * width
          for column in 0..<width { sums[column] += flat[start + column] }
        }
      }
    }
    return sums
  }
}
