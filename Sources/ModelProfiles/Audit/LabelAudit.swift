import Statistics

/// What an audit says of one label in some texts.
struct LabelAudit {
  private let items: [AuditedSample]

  /// - Parameter items: Of one label; those with an impossible chance of being drawn are left out.
  init(_ items: [AuditedSample]) { self.items = items.filter { $0.inclusion > 0 && $0.inclusion <= 1 } }

  var isEmpty: Bool { items.isEmpty }
  var flagged: [AuditedSample] { items.filter(\.isFlagged) }
  var unflagged: [AuditedSample] { items.filter { !$0.isFlagged } }

  static func counts(_ items: [AuditedSample]) -> ClusterCounts {
    ClusterCounts(hits: items.count { $0.isPresent }, total: items.count)
  }

  /// Strata of equal chance within flagged and unflagged texts; with more than five chances on a side weights
  /// take their place.
  ///
  /// - Returns: `nil` where a side has texts and none was read.
  func twoPhase(_ share: Share) -> Estimate? {
    let sides = [(flagged, share.k), (unflagged, share.n - share.k)]
    guard sides.allSatisfy({ !$0.0.isEmpty || $0.1 == 0 }), share.n > 0 else { return nil }
    if sides.contains(where: { Set($0.0.map(\.inclusion)).count > 5 }) { return weighted(of: share.n) }
    guard let audit = StratifiedAudit(sides.flatMap(Self.strata)) else { return nil }
    return Estimate(audit.estimate, FigureInterval(audit.interval.low, audit.interval.high))
  }

  /// One stratum for each chance, as large as its share of the weights has it.
  private static func strata(_ items: [AuditedSample], of size: Int) -> [StratifiedAudit.Stratum] {
    let groups = Dictionary(grouping: items, by: \.inclusion).sorted { $0.key < $1.key }
    let weight = items.reduce(0.0) { $0 + 1 / $1.inclusion }
    var left = size
    return groups.enumerated().map { place, group in
      let isLast = place == groups.count - 1
      let share = Double(group.value.count) / group.key / weight
      let part = isLast ? left : min(left, Int((share * Double(size)).rounded()))
      left -= part
      return StratifiedAudit.Stratum(size: part, audited: counts(group.value))
    }
  }

  private func weighted(of total: Int) -> Estimate? {
    let items = items.map { WeightedAudit.Item(value: $0.isPresent ? 1 : 0, inclusion: $0.inclusion) }
    return WeightedAudit(items, of: total).map { Estimate($0.hajek, FigureInterval($0.interval)) }
  }

  /// The raw share and the weighted mean of truth − label: prediction-powered inference with known chances
  /// (Angelopoulos et al. 2023; Fisch et al. 2024, arXiv 2406.04291, for strata).
  func predictionPowered(_ share: Share) -> Estimate? {
    guard let raw = share.rate else { return nil }
    let residuals = items.map { item in
      WeightedAudit.Item(
        value: (item.isPresent ? 1 : 0) - (item.isFlagged ? 1 : 0), inclusion: item.inclusion)
    }
    guard let audit = WeightedAudit(residuals, of: share.n), items.count > 1 else { return nil }
    let value = min(1, max(0, raw + audit.hajek))
    let variance = raw * (1 - raw) / Double(share.n) + audit.hajekVariance
    guard variance > 0 else { return Estimate(value) }
    let spread = NormalDistribution.z95 * variance.squareRoot()
    return Estimate(value, FigureInterval(max(0, raw + audit.hajek - spread), min(1, raw + audit.hajek + spread)))
  }

  /// With sensitivity and specificity of this audit, which may be one of other texts too.
  ///
  /// - Returns: `nil` where nothing true or nothing untrue was read, or the rules find no better than chance.
  func roganGladen(_ share: Share) -> Estimate? {
    let present = items.filter(\.isPresent)
    let absent = items.filter { !$0.isPresent }
    guard share.n > 0, let sensitivity = Self.weighted(present, \.isFlagged),
      let specificity = Self.weighted(absent, { !$0.isFlagged }),
      // The estimate by exact shares; counts, which have to be whole, carry the interval only.
      let estimate = RoganGladen.estimate(
        found: Double(share.k) / Double(share.n), sensitivity: sensitivity, specificity: specificity),
      let counted = RoganGladen(
        apparent: ClusterCounts(hits: share.k, total: share.n), sensitivity: Self.effective(present, \.isFlagged),
        specificity: Self.effective(absent) { !$0.isFlagged })
    else { return nil }
    return Estimate(estimate, FigureInterval(counted.interval))
  }

  /// The share of hits by how likely each text was to be read; `nil` without texts.
  private static func weighted(_ items: [AuditedSample], _ isHit: (AuditedSample) -> Bool) -> Double? {
    let weight = items.reduce(0.0) { $0 + 1 / $1.inclusion }
    return weight > 0 ? items.reduce(0.0) { isHit($1) ? $0 + 1 / $1.inclusion : $0 } / weight : nil
  }

  /// A weighted share as counts of so many texts as carry its information, (Σw)²/Σw² (Kish 1965).
  private static func effective(_ items: [AuditedSample], _ isHit: (AuditedSample) -> Bool) -> ClusterCounts {
    let weight = items.reduce(0.0) { $0 + 1 / $1.inclusion }
    let squares = items.reduce(0.0) { $0 + 1 / ($1.inclusion * $1.inclusion) }
    guard squares > 0 else { return ClusterCounts(hits: 0, total: 0) }
    let total = max(1, (weight * weight / squares).rounded())
    let hits = items.reduce(0.0) { isHit($1) ? $0 + 1 / $1.inclusion : $0 } / weight
    return ClusterCounts(hits: Int((hits * total).rounded()), total: Int(total))
  }
}
