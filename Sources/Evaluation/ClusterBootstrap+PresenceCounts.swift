import Statistics

extension ClusterBootstrap {
  /// - Parameters:
  ///   - clusters: What each cluster adds, in a fixed order.
  ///   - statistic: Of the sum; `nil` where it is not defined, which leaves that resample out.
  /// - Returns: `nil` for fewer than two clusters, or when most resamples have no value.
  package func interval(_ clusters: [PresenceCounts], _ statistic: (PresenceCounts) -> Double?) -> Interval? {
    percentiles(sums(of: clusters).map(statistic))
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
      guard let found = percentiles(sums.map(statistic)) else { return nil }
      guard found.low == found.high else { return found }
      let informed = clusters.count { statistic($0) != nil }
      return WilsonInterval.of(found.low * Double(informed), of: informed)
    }
    return (interval(\.precision), interval(\.recall), interval(\.f1))
  }

  /// The sum of each resample; none for fewer than two clusters.
  private func sums(of clusters: [PresenceCounts]) -> [PresenceCounts] {
    resampledSums(
      of: clusters.map {
        [$0.truePositives, $0.falsePositives, $0.falseNegatives, $0.trueNegatives].map(Double.init)
      }
    ).map { sums in
      var counts = PresenceCounts()
      counts.truePositives = Int(sums[0])
      counts.falsePositives = Int(sums[1])
      counts.falseNegatives = Int(sums[2])
      counts.trueNegatives = Int(sums[3])
      return counts
    }
  }
}
