extension ClusterBootstrap {
  /// The interval of Σhits/Σtotal.
  ///
  /// Clusters with the same counts are exchangeable, so that only their number in a resample is drawn: the cost is
  /// `rounds` × distinct counts, whatever the number of clusters.
  /// - Returns: `nil` for fewer than two clusters or without totals. Equal limits, for example without a hit, mean
  ///   that all resamples agree, not certainty; ``ClusteredShare`` has an interval for that case.
  package func ratioInterval(_ clusters: [ClusterCounts]) -> Interval? {
    percentiles(resampledShares(clusters))
  }

  /// The share of each resample; `nil` where its total is 0.
  package func resampledShares(_ clusters: [ClusterCounts]) -> [Double?] {
    guard clusters.count > 1 else { return [] }
    let kinds = Dictionary(clusters.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { ($0.value, $0.key.total, $0.key.hits) > ($1.value, $1.key.total, $1.key.hits) }
    var generator = SplitMix(seed: seed)
    return (0..<rounds).map { _ in
      var sum = ClusterCounts(hits: 0, total: 0)
      var toDraw = clusters.count
      var toDrawFrom = clusters.count
      // A multinomial draw, kind by kind: each is binomial given those before it.
      for (kind, count) in kinds where toDraw > 0 {
        let share = Double(count) / Double(toDrawFrom)
        let drawn = BinomialDraw.next(of: toDraw, share: share, &generator)
        sum.hits += drawn * kind.hits
        sum.total += drawn * kind.total
        toDraw -= drawn
        toDrawFrom -= count
      }
      return sum.total == 0 ? nil : Double(sum.hits) / Double(sum.total)
    }
  }
}
