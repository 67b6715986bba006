import Statistics

/// How contrasts are computed, the same for all of a profile.
struct ContrastMethod {
  var bootstrap: ClusterBootstrap
  var seed: UInt64
  var margin: Double
  var primaries: Set<String>
}

extension LabelContrast {
  /// - Parameters:
  ///   - label: And its index.
  ///   - arms: Its shares in all readable texts of each arm, by prompt.
  init(
    _ label: (index: Int, label: ProfileLabel), _ paired: PairedPrompts,
    arms: (first: ClusteredShare, second: ClusteredShare),
    isOneSampleEach: Bool, _ method: ContrastMethod
  ) {
    let counts = paired.counts(label.index)
    let differences = paired.differences(label.index)
    let resampled = isOneSampleEach ? nil : differences.bootstrapInterval(method.bootstrap)
    self.init(
      label.label, first: Share(arms.first.hits, of: arms.first.total),
      second: Share(arms.second.hits, of: arms.second.total), pairs: paired.pairs.count,
      cells: (counts.both, counts.onlyFirst, counts.onlySecond, counts.neither),
      method: resampled == nil ? .newcombe : .bootstrap, test: isOneSampleEach ? .mcnemar : .signFlip,
      isPrimary: method.primaries.contains(label.label.id))
    firstInterval = FigureInterval(arms.first.interval)
    secondInterval = FigureInterval(arms.second.interval)
    difference = differences.mean
    // Where all prompts agree there is nothing to resample; Newcombe's interval always has a width, and is one of
    // this difference where prompts are all or nothing.
    interval = FigureInterval(resampled ?? (counts.difference == differences.mean ? counts.newcombeInterval() : nil))
    p = isOneSampleEach ? counts.exactP : SignFlipTest.p(differences.differences, seed: method.seed)
    oddsRatio = isOneSampleEach ? counts.conditionalOddsRatio.map(Estimate.init) : nil
    equivalence = Equivalence(differences, counts, margin: method.margin)
    power = PowerNote(differences)
  }
}

extension Estimate {
  /// Unbounded ends become infinite.
  init(_ ratio: OddsRatio) {
    self.init(ratio.value, FigureInterval(ratio.low, ratio.high ?? .infinity))
  }
}

extension Equivalence {
  init?(_ differences: PairedDifference, _ counts: PairedCounts, margin: Double) {
    guard let mean = differences.mean else { return nil }
    let isSame = counts.difference == mean
    let byInterval = (isSame ? counts.newcombeInterval(z: NormalDistribution.z90) : nil)
      .flatMap { EquivalenceTest(difference: mean, interval: $0, margin: margin) }
    guard let test = differences.equivalence(margin: margin) ?? byInterval else { return nil }
    self.init(
      margin: margin, p: test.p, interval: FigureInterval(test.interval.low, test.interval.high),
      isShown: test.isEquivalent)
  }
}

extension PowerNote {
  /// Two points, the difference that notes are about.
  static let smallestDifference = 0.02

  /// `nil` where all prompts agree: nothing says how much they vary.
  init?(_ differences: PairedDifference) {
    let count = differences.differences.count
    guard let error = differences.standardError, error > 0,
      let needed = SampleSize.pairs(
        difference: Self.smallestDifference, deviation: error * Double(count).squareRoot())
    else { return nil }
    self.init(difference: Self.smallestDifference, needed: needed, pairs: count)
  }
}
