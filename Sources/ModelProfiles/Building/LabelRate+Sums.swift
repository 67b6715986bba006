import RuleFormat
import Statistics

extension LabelRate {
  /// Presence only; what belongs to tags is added by `describe`.
  init(_ label: ProfileLabel, _ share: ClusteredShare, _ bootstrap: ClusterBootstrap) {
    self.init(label, share: Share(share.hits, of: share.total))
    // Where all texts agree nothing can be resampled: Wilson's interval with the effective number stands in.
    cluster = FigureInterval(share.bootstrapInterval(bootstrap) ?? share.interval)
    analytic = FigureInterval(share.normalInterval)
    designEffect = share.designEffect
    intraclassCorrelation = share.intraclusterCorrelation
  }

  /// Adds stances, roles, attributes, density and onset.
  mutating func describe(_ sums: TagSums, cues: Int, words: Int) {
    stances = Stance.allCases.compactMap { stance in
      guard let texts = sums.stanceTexts[stance] else { return nil }
      return StanceRate(stance, share: Share(texts, of: share.n), cues: sums.stanceCues[stance] ?? 0)
    }
    roles = sums.roles
    attributes = Self.attributes(sums.values)
    density = Density(cues: cues, words: words, active: Share(sums.active, of: share.n))
    onset = Onset(sums.onsets)
  }

  private static func attributes(_ values: [TagSums.Value: Int]) -> [AttributeCount] {
    let totals = values.reduce(into: [String: Int]()) { $0[$1.key.attribute, default: 0] += $1.value }
    return values.sorted { ($0.key.attribute, $0.key.value) < ($1.key.attribute, $1.key.value) }.map { key, count in
      AttributeCount(key.attribute, key.value, share: Share(count, of: totals[key.attribute] ?? count))
    }
  }
}

extension Onset {
  /// - Parameter texts: By thousandth.
  init(_ texts: [Int: Int]) {
    let histogram = IntegerHistogram(texts)
    var steps = [Int](repeating: 0, count: Self.resolution)
    for (place, count) in texts { steps[min(Self.resolution - 1, place * Self.resolution / 1000)] += count }
    let early = texts.reduce(0) { $1.key <= 333 ? $0 + $1.value : $0 }
    self.init(
      count: histogram.total, median: histogram.median.map { $0 / 1000 }, firstThird: Share(early, of: histogram.total),
      steps: steps)
  }
}
