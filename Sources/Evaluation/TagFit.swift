import Labelling
import RuleFormat

/// The fit of one tag: penalty and threshold by cross-validation over prompts, weights on all texts.
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

  static let folds = 5
  private static let penalties = [0.3, 1, 3, 10, 30, 100]
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

  func model() -> Calibration.Model {
    let folds = PromptFolds(cued.map(\.cluster), present: cued.map(\.truth), folds: Self.folds).folds
    var best = (penalty: Self.penalties[0], loss: Double.infinity, scores: [Double]())
    for penalty in Self.penalties {
      let scores = predictions(penalty, folds)
      let loss = ProbabilityScore.logLoss(items(scores)) ?? .infinity
      // On a tie the larger penalty: the simpler model.
      if loss <= best.loss { best = (penalty, loss, scores) }
    }
    let threshold = threshold(best.scores)
    let fitted = logistic(cued, best.penalty)
    let terms = CalibrationFeature.allCases.map {
      Calibration.Term(feature: $0, weight: TagFit.rounded(fitted.weights[$0.index]))
    }
    return Calibration.Model(
      intercept: Self.rounded(fitted.intercept), terms: terms.filter { $0.weight != 0 }, threshold: threshold,
      positives: positives, figures: figures(best.scores, threshold, best.penalty))
  }

  private func logistic(_ texts: [Text], _ penalty: Double) -> LogisticModel {
    LogisticModel(
      texts.map(\.features.values), texts.map(\.truth), penalty: penalty, nonNegative: Self.nonNegative)
  }

  /// The probability of each text by a model that has not seen its prompt.
  private func predictions(_ penalty: Double, _ folds: [Int]) -> [Double] {
    var scores = [Double](repeating: 0, count: cued.count)
    for fold in 0..<Self.folds {
      let model = logistic(zip(cued, folds).filter { $1 != fold }.map(\.0), penalty)
      for index in cued.indices where folds[index] == fold {
        scores[index] = model.probability(cued[index].features.values)
      }
    }
    return scores
  }

  private func items(_ scores: [Double]) -> [(score: Double, gold: Bool)] { zip(scores, cued).map { ($0, $1.truth) } }

  /// The one nearest to 0.5 whose F1 is within a hundredth of the best.
  private func threshold(_ scores: [Double]) -> Double {
    let hundredths = Int(Calibration.Model.thresholds.lowerBound * 100)...Int(Calibration.Model.thresholds.upperBound * 100)
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
      calibrationError: Self.rounded(ProbabilityScore.calibrationError(items(shown)) ?? 0),
      ruleCalibrationError: Self.rounded(ProbabilityScore.calibrationError(items(ruleScores)) ?? 0), penalty: penalty)
  }

  /// Four decimals, as the file has them.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
