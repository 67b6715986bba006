/// A share of samples that come in clusters, such as several samples of each prompt.
package struct ClusteredShare: Sendable {
  /// Only those with samples.
  package let clusters: [ClusterCounts]
  package let hits: Int
  package let total: Int

  /// - Parameter clusters: In a fixed order; one without samples does not count.
  package init(_ clusters: [ClusterCounts]) {
    self.clusters = clusters.filter { $0.total > 0 }
    hits = self.clusters.reduce(0) { $0 + $1.hits }
    total = self.clusters.reduce(0) { $0 + $1.total }
  }

  /// `nil` without samples.
  package var share: Double? { total == 0 ? nil : Double(hits) / Double(total) }

  /// Wilson's interval as if samples were independent: too short where they are not. `nil` without samples.
  package var wilson: Interval? { WilsonInterval.of(Double(hits), of: total) }

  /// The analytic cluster standard error, SE² = (1/n²) Σ_c (Σ_{i∈c} (s_i − s̄))² (Miller 2024, arXiv 2411.00640).
  ///
  /// - Returns: `nil` for fewer than two clusters; 0 where all samples agree.
  package var standardError: Double? {
    guard let share, clusters.count > 1 else { return nil }
    let squares = clusters.reduce(0.0) { sum, cluster in
      let residual = Double(cluster.hits) - share * Double(cluster.total)
      return sum + residual * residual
    }
    return squares.squareRoot() / Double(total)
  }

  /// share ± 1.96 standard errors, cut to 0 ... 1.
  ///
  /// - Returns: `nil` where the standard error is unknown or 0, which would claim certainty.
  package var normalInterval: Interval? {
    guard let share, let standardError, standardError > 0 else { return nil }
    let spread = NormalDistribution.z95 * standardError
    return (max(0, share - spread), min(1, share + spread))
  }

  /// The percentile interval of resampled clusters.
  ///
  /// - Returns: `nil` for fewer than two clusters or where all samples agree.
  package func bootstrapInterval(_ bootstrap: ClusterBootstrap = ClusterBootstrap()) -> Interval? {
    guard hits > 0, hits < total else { return nil }
    return bootstrap.ratioInterval(clusters)
  }

  /// Wilson's interval with ``effectiveTotal`` in the place of the total: the interval to show, defined wherever the
  /// share is, as wide as the clusters demand.
  package var interval: Interval? {
    guard let share, let effectiveTotal else { return nil }
    return WilsonInterval.of(min(effectiveTotal, share * effectiveTotal), ofEffective: effectiveTotal)
  }
}
