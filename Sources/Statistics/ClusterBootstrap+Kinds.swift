/// Clusters that add the same are exchangeable: where there are few kinds of them, only how often each kind comes in a
/// resample is drawn, and the cost is `rounds` × kinds, whatever the number of clusters.
extension ClusterBootstrap {
  /// The interval of Σhits/Σtotal.
  ///
  /// - Returns: `nil` for fewer than two clusters or without totals. Equal limits, for example without a hit, mean
  ///   that all resamples agree, not certainty; ``ClusteredShare`` has an interval for that case.
  package func ratioInterval(_ clusters: [ClusterCounts]) -> Interval? {
    percentiles(resampledShares(clusters))
  }

  /// The share of each resample; `nil` where its total is 0.
  package func resampledShares(_ clusters: [ClusterCounts]) -> [Double?] {
    let kinds = Dictionary(clusters.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { ($0.value, $0.key.total, $0.key.hits) > ($1.value, $1.key.total, $1.key.hits) }
    return sums(of: kinds.map { (sums: [Double($0.key.hits), Double($0.key.total)], count: $0.value) })
      .map { $0[1] == 0 ? nil : $0[0] / $0[1] }
  }

  /// The interval of the mean of one value for each cluster.
  ///
  /// - Returns: `nil` for fewer than two values; equal limits where all are equal.
  package func meanInterval(_ values: [Double]) -> Interval? {
    let kinds = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { ($0.value, $0.key) > ($1.value, $1.key) }
    return percentiles(
      sums(of: kinds.map { (sums: [$0.key], count: $0.value) }).map { $0[0] / Double(values.count) })
  }

  /// The sums of each resample, from kinds of clusters in an order that does not depend on the order of clusters.
  private func sums(of kinds: [(sums: [Double], count: Int)]) -> [[Double]] {
    let clusters = kinds.reduce(0) { $0 + $1.count }
    guard clusters > 1, let width = kinds.first?.sums.count else { return [] }
    // A binomial draw takes as long as some twenty draws of a cluster.
    guard kinds.count * 20 < clusters else {
      return resampledSums(of: kinds.flatMap { [[Double]](repeating: $0.sums, count: $0.count) })
    }
    var generator = SplitMix(seed: seed)
    return (0..<rounds).map { _ in
      var sum = [Double](repeating: 0, count: width)
      var toDraw = clusters
      var toDrawFrom = clusters
      // A multinomial draw, kind by kind: each is binomial given those before it.
      for kind in kinds where toDraw > 0 {
        let share = Double(kind.count) / Double(toDrawFrom)
        let drawn = BinomialDraw.next(of: toDraw, share: share, &generator)
        for column in 0..<width { sum[column] += Double(drawn) * kind.sums[column] }
        toDraw -= drawn
        toDrawFrom -= kind.count
      }
      return sum
    }
  }
}
