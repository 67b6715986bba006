/// A share corrected for the sensitivity and specificity of what found it (Rogan and Gladen 1978).
package struct RoganGladen: Sendable {
  /// Found texts among all.
  package let apparent: ClusterCounts
  /// Found ones among audited texts that are truly what was asked for.
  package let sensitivity: ClusterCounts
  /// Passed-over ones among audited texts that are not.
  package let specificity: ClusterCounts
  /// Se + Sp − 1, above 0.
  package let youden: Double
  /// (p̂ + Sp − 1)/(Se + Sp − 1), which may leave 0 ... 1.
  package let unclipped: Double
  /// [p̂(1 − p̂)/n + π²Se(1 − Se)/n₁ + (1 − π)²Sp(1 − Sp)/n₀]/(Se + Sp − 1)² at the unclipped π.
  package let variance: Double

  /// - Returns: `nil` where a total is 0, or where Se + Sp ≤ 1: what finds no better than chance cannot be corrected.
  package init?(apparent: ClusterCounts, sensitivity: ClusterCounts, specificity: ClusterCounts) {
    guard let found = Self.share(apparent), let se = Self.share(sensitivity), let sp = Self.share(specificity)
    else { return nil }
    let youden = se.share + sp.share - 1
    guard youden > 1e-12 else { return nil }
    let value = (found.share + sp.share - 1) / youden
    self.apparent = apparent
    self.sensitivity = sensitivity
    self.specificity = specificity
    self.youden = youden
    unclipped = value
    variance =
      (found.variance + value * value * se.variance + (1 - value) * (1 - value) * sp.variance) / (youden * youden)
  }

  /// (p̂ + Sp − 1)/(Se + Sp − 1) of exact shares, cut to 0 ... 1; `nil` where Se + Sp ≤ 1.
  package static func estimate(found: Double, sensitivity: Double, specificity: Double) -> Double? {
    let youden = sensitivity + specificity - 1
    return youden > 1e-12 ? clip((found + specificity - 1) / youden) : nil
  }

  /// The estimate to show, within 0 ... 1.
  package var estimate: Double { min(1, max(0, unclipped)) }

  /// unclipped ± 1.96 standard errors, cut to 0 ... 1; `nil` where the variance is 0. ``interval`` covers better.
  package var normalInterval: Interval? {
    guard variance > 0 else { return nil }
    let spread = NormalDistribution.z95 * variance.squareRoot()
    return (Self.clip(unclipped - spread), Self.clip(unclipped + spread))
  }

  /// Even the share that the uncorrected one allows from below is explained by false finds alone: "indistinguishable
  /// from 0".
  package var isIndistinguishableFromZero: Bool { interval.map { $0.low <= 0 } ?? true }

  /// Se + Sp − 1 is not clearly above 0 (its 95 % interval by Newcombe's method reaches below 0.1), so that small
  /// errors of either move the estimate far.
  package var isUnstable: Bool {
    let missed = ClusterCounts(hits: specificity.total - specificity.hits, total: specificity.total)
    return (ShareContrast(sensitivity, missed).newcombeInterval()?.low ?? 0) < 0.1
  }

  private static func share(_ counts: ClusterCounts) -> (share: Double, variance: Double)? {
    guard counts.total > 0 else { return nil }
    let share = Double(counts.hits) / Double(counts.total)
    return (share, share * (1 - share) / Double(counts.total))
  }

  static func clip(_ value: Double) -> Double { min(1, max(0, value)) }
}

extension RoganGladen {
  /// The interval of Lang and Reiczigel (2014, Prev. Vet. Med. 113, 13–22): z²/2 found and z²/2 passed over are
  /// added to the sample, one of each to both audits, and the centre is shifted.
  ///
  /// - Returns: Cut to 0 ... 1; `nil` where Se + Sp ≤ 1 after the additions.
  package var interval: Interval? {
    let z = NormalDistribution.z95
    let found = Self.padded(apparent, by: z * z)
    let se = Self.padded(sensitivity, by: 2)
    let sp = Self.padded(specificity, by: 2)
    let youden = se.share + sp.share - 1
    guard youden > 0 else { return nil }
    let value = (found.share + sp.share - 1) / youden
    let variance = found.variance + value * value * se.variance + (1 - value) * (1 - value) * sp.variance
    let centre = value + 2 * z * z * (value * se.variance - (1 - value) * sp.variance)
    let spread = z * variance.squareRoot() / youden
    return (Self.clip(centre - spread), Self.clip(centre + spread))
  }

  private static func padded(_ counts: ClusterCounts, by added: Double) -> (share: Double, variance: Double) {
    let total = Double(counts.total) + added
    let share = (Double(counts.hits) + added / 2) / total
    return (share, share * (1 - share) / total)
  }
}
