import Statistics

/// The figures of one tag or composite.
package struct EvaluationRow: Sendable {
  package typealias Interval = Statistics.Interval

  package var name: String
  package var isComposite: Bool
  /// Over texts about which the gold speaks.
  package var counts: PresenceCounts
  /// 95 %, by prompt; `nil` where the figure is withheld or not defined.
  package var precisionInterval: Interval?
  package var recallInterval: Interval?
  package var interval: Interval?
  package var auroc: Double?
  package var averagePrecision: Double?
  /// Over texts with a cue of the tag, or an ingredient of the composite.
  package var calibration: Figure<Reliability>
  /// `nil` for composites, which have neither stance nor cues of their own.
  package var stances: Figure<StanceConfusion>?
  package var spans: Figure<SpanOverlap>?

  /// Fewer present texts than this say too little for a figure.
  package static let minimumPositives = 5
  package var isStated: Bool { counts.positives >= Self.minimumPositives }
  /// Why precision, recall, F1, AUROC and average precision are not stated.
  package var withheld: Withheld? {
    isStated ? nil : .tooFewPositives(counts.positives, needed: Self.minimumPositives)
  }
}

/// What the gold and the labels say about one tag or composite in one text.
struct Verdict {
  var cluster: String
  var gold: Bool
  var present: Bool
  var score: Double
  /// There is something that the score was made of.
  var isScored: Bool
}

extension EvaluationRow {
  init(_ name: String, isComposite: Bool, _ verdicts: [Verdict], _ bootstrap: ClusterBootstrap) {
    self.name = name
    self.isComposite = isComposite
    var clusters: [String: PresenceCounts] = [:]
    for verdict in verdicts {
      clusters[verdict.cluster, default: PresenceCounts()].add(present: verdict.present, gold: verdict.gold)
    }
    let sums = clusters.sorted { $0.key < $1.key }.map(\.value)
    counts = sums.reduce(PresenceCounts(), +)
    calibration = Self.calibration(verdicts, positives: counts.positives)
    guard isStated else { return }
    (precisionInterval, recallInterval, interval) = bootstrap.intervals(sums)
    let ranked = verdicts.map { (score: $0.score, gold: $0.gold) }
    auroc = RankingScore.auroc(ranked)
    averagePrecision = RankingScore.averagePrecision(ranked)
  }

  private static func calibration(_ verdicts: [Verdict], positives: Int) -> Figure<Reliability> {
    guard positives >= Reliability.minimumPositives else {
      return .withheld(.tooFewPositives(positives, needed: Reliability.minimumPositives))
    }
    let scored = verdicts.filter(\.isScored).map { (score: $0.score, gold: $0.gold) }
    return Reliability(scored).map { .stated($0) } ?? .withheld(.noCues)
  }
}
