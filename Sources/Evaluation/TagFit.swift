import Labelling
import RuleFormat

/// The fit of one tag: penalty and threshold by cross-validation over prompts, weights on all texts, drawn towards
/// the model that all tags share.
struct TagFit {
  struct Text {
    let cluster: String
    let truth: Bool
    let features: TagFeatures
  }

  /// Texts with a cue of the tag on which gold has a verdict; only these have a score to calibrate.
  let cued: [Text]
  /// Texts that have the tag, found or not.
  let positives: Int

  private static let penalties = [1.0, 3, 10, 30, 100]
  /// F1 that a threshold away from 0.5 must gain.
  private static let worthMoving = 0.01
  private static let nonNegative = Set(CalibrationFeature.allCases.filter(\.speaksForTag).map(\.index))

  init(_ rows: [CalibrationRow], tag: String) {
    var cued: [Text] = []
    var positives = 0
    for row in rows {
      guard let truth = row.gold.verdict(on: tag) else { continue }
      positives += truth ? 1 : 0
      if let features = row.features[tag] { cued.append(Text(cluster: row.cluster, truth: truth, features: features)) }
    }
    self.cued = cued
    self.positives = positives
  }

  func model(_ pooled: PooledFit) -> Calibration.Model {
    let best = choice(pooled)
    let threshold = threshold(best.scores)
    let fitted = Self.logistic(cued, best.penalty, prior: pooled.whole)
    let terms = CalibrationFeature.allCases.map {
      Calibration.Term(feature: $0, weight: Self.rounded(fitted.weights[$0.index]))
    }
    return Calibration.Model(
      intercept: Self.rounded(fitted.intercept), terms: terms.filter { $0.weight != 0 }, threshold: threshold,
      positives: positives, figures: figures(best.scores, threshold, best.penalty))
  }

  /// The largest penalty whose loss is within one standard error of the smallest (Hastie, Tibshirani and Friedman
  /// 2009, section 7.10): the model nearest to the shared one that predicts as well.
  private func choice(_ pooled: PooledFit) -> (penalty: Double, scores: [Double]) {
    let tried = Self.penalties.map { penalty in
      let scores = predictions(penalty, pooled)
      return (penalty: penalty, scores: scores, losses: ProbabilityScore.losses(items(scores)))
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
    let best = tried.map(\.losses).min { mean($0) < mean($1) } ?? []
    let spread = mean(best.map { ($0 - mean(best)) * ($0 - mean(best)) })
    let allowed = mean(best) + (spread / Double(max(1, best.count))).squareRoot()
    let chosen = tried.last { mean($0.losses) <= allowed } ?? tried[0]
    return (chosen.penalty, chosen.scores)
  }

  static func logistic(_ texts: [Text], _ penalty: Double, prior: LogisticModel?) -> LogisticModel {
    LogisticModel(
      texts.map(\.features.values), texts.map(\.truth), penalty: penalty, prior: prior, nonNegative: nonNegative)
  }

  /// The probability of each text by a model that has not seen its prompt.
  private func predictions(_ penalty: Double, _ pooled: PooledFit) -> [Double] {
    let folds = cued.map { pooled.folds.fold(of: $0.cluster) }
    var scores = [Double](repeating: 0, count: cued.count)
    for fold in 0..<PromptFolds.count where folds.contains(fold) {
      let seen = zip(cued, folds).filter { $1 != fold }.map(\.0)
      let model = seen.isEmpty ? pooled.without[fold] : Self.logistic(seen, penalty, prior: pooled.without[fold])
      for index in cued.indices where folds[index] == fold {
        scores[index] = model.probability(cued[index].features.values)
      }
    }
    return scores
  }

  private func items(_ scores: [Double]) -> [(score: Double, gold: Bool)] { zip(scores, cued).map { ($0, $1.truth) } }

  /// The one nearest to 0.5 whose F1 is within a hundredth of the best.
  private func threshold(_ scores: [Double]) -> Double {
    let allowed = Calibration.Model.thresholds
    let hundredths = Int(allowed.lowerBound * 100)...Int(allowed.upperBound * 100)
    let tried = hundredths.map { (value: Double($0) / 100, distance: abs($0 - 50), f1: f1(scores, Double($0) / 100)) }
    let best = tried.map(\.f1).max() ?? 0
    return tried.filter { $0.f1 > best - Self.worthMoving }.min { $0.distance < $1.distance }?.value ?? 0.5
  }

  /// Over all texts: those without a cue are never found.
  private func f1(_ scores: [Double], _ threshold: Double) -> Double {
    var counts = PresenceCounts()
    for (score, text) in zip(scores, cued) {
      counts.add(present: text.features.counts && score >= threshold, gold: text.truth)
    }
    counts.falseNegatives += positives - counts.positives
    return counts.f1 ?? 0
  }

  private func figures(_ scores: [Double], _ threshold: Double, _ penalty: Double) -> Calibration.Figures {
    let shown = zip(scores, cued).map { $1.features.counts ? $0 : min($0, threshold - 0.01) }
    let ruleScores = cued.map(\.features.ruleScore)
    return Calibration.Figures(
      f1: Self.rounded(f1(scores, threshold)), ruleF1: Self.rounded(f1(ruleScores, 0.5)),
      logLoss: Self.rounded(ProbabilityScore.logLoss(items(shown)) ?? 0),
      calibrationError: Self.rounded(Reliability(items(shown))?.error ?? 0),
      ruleCalibrationError: Self.rounded(Reliability(items(ruleScores))?.error ?? 0), penalty: penalty)
  }

  /// Four decimals, as the file has them.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
