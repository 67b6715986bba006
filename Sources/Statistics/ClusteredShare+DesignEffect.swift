extension ClusteredShare {
  /// The intracluster correlation by analysis of variance, (MSB − MSW)/(MSB + (n₀ − 1) MSW) with
  /// n₀ = (N − Σn²/N)/(k − 1) (Donner and Klar 2000, ch. 1; Fleiss 1981).
  ///
  /// - Returns: At most 1, negative where clusters differ less than chance has it; `nil` for fewer than two clusters,
  ///   where no cluster has two samples, and where all samples agree.
  package var intraclusterCorrelation: Double? {
    guard let share, clusters.count > 1, total > clusters.count else { return nil }
    let n = Double(total)
    let groups = Double(clusters.count)
    var between = 0.0
    var within = 0.0
    for cluster in clusters {
      let size = Double(cluster.total)
      let rate = Double(cluster.hits) / size
      between += size * (rate - share) * (rate - share)
      within += size * rate * (1 - rate)
    }
    between /= groups - 1
    within /= n - groups
    let size = (n - weightedSize) / (groups - 1)
    let whole = between + (size - 1) * within
    return whole > 0 ? (between - within) / whole : nil
  }

  /// The share's cluster variance over its binomial one, SE²/(p(1 − p)/n) (Kish 1965).
  ///
  /// - Returns: `nil` for fewer than two clusters or where all samples agree.
  package var designEffect: Double? {
    guard let share, let standardError, share > 0, share < 1 else { return nil }
    return standardError * standardError / (share * (1 - share) / Double(total))
  }

  /// 1 + (m − 1) ICC, where m = Σn²/N is the size of the cluster of a random sample: for equal clusters their size,
  /// for unequal ones (1 + CV²) times their mean (Eldridge, Ashby and Kerry 2006).
  ///
  /// - Returns: `nil` where the correlation is.
  package var designEffectOfCorrelation: Double? {
    intraclusterCorrelation.map { 1 + (weightedSize - 1) * $0 }
  }

  /// How many independent samples would say as much: n/(1 + (m − 1) ICC), at most n, at least 1.
  ///
  /// Where all samples agree nothing tells how far clusters stand together, and the number of clusters stands there;
  /// likewise for a single cluster, which counts as one sample.
  /// - Returns: `nil` without samples.
  package var effectiveTotal: Double? {
    guard total > 0 else { return nil }
    guard let effect = designEffectOfCorrelation else { return Double(clusters.count) }
    return max(1, Double(total) / max(1, effect))
  }

  private var weightedSize: Double {
    clusters.reduce(0.0) { $0 + Double($1.total) * Double($1.total) } / Double(total)
  }
}
