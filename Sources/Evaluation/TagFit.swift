import Labelling
import RuleFormat

/// The fit of one tag: penalty and threshold by cross-validation over prompts, weights on all texts, drawn towards
/// the model that all tags share.
struct TagFit {
  struct Text {
    let cluster: String
    let truth: Bool
    let features: TagFeatures
    let origin: CalibrationRow.Origin
    /// How much it weighs in the fit, up to 1.
    let mass: Double
  }

  /// Texts with a cue of the tag on which gold has a verdict; only these have a score to calibrate.
  let cued: [Text]
  /// Texts that have the tag, found or not.
  let positives: Int
  /// The same by how texts came to be.
  private let positivesByOrigin: [CalibrationRow.Origin: Int]

  private static let penalties = [1.0, 3, 10, 30, 100]
  private static let nonNegative = Set(CalibrationFeature.allCases.filter(\.speaksForTag).map(\.index))

  init(_ rows: [CalibrationRow], tag: String, massOfSeen: Double) {
    let judged = rows.compactMap { row in row.gold.verdict(on: tag).map { (row: row, truth: $0) } }
    positives = judged.count(where: \.truth)
    positivesByOrigin = Dictionary(grouping: judged.filter(\.truth), by: \.row.origin).mapValues(\.count)
    cued = judged.compactMap { row, truth in
      row.features[tag].map { features in
        Text(
          cluster: row.cluster, truth: truth, features: features, origin: row.origin,
          mass: row.origin == .seen ? massOfSeen : 1)
      }
    }
  }

  /// Texts by which figures go: the unseen ones where there are any.
  var telling: [Int] {
    let unseen = cued.indices.filter { cued[$0].origin != .seen }
    return unseen.isEmpty ? Array(cued.indices) : unseen
  }

  func positives(_ origin: CalibrationRow.Origin) -> Int { positivesByOrigin[origin] ?? 0 }

  /// A penalty and the scores of the texts with a cue by models that have not seen their prompts.
  typealias Choice = (penalty: Double, scores: [Double])

  /// Weights, scores and threshold are those that the recalibration has put right.
  ///
  /// - Parameter isPrecise: Its threshold goes by precision.
  func model(_ pooled: PooledFit, _ choice: Choice, _ recalibration: Recalibration, isPrecise: Bool)
    -> Calibration.Model
  {
    let scores = choice.scores.map(recalibration.score)
    let threshold = isPrecise ? preciseThreshold(scores) : threshold(scores)
    let fitted = Self.logistic(cued, choice.penalty, prior: pooled.whole)
    let terms = CalibrationFeature.allCases.map {
      Calibration.Term(feature: $0, weight: Self.rounded(recalibration.slope * fitted.weights[$0.index]))
    }
    return Calibration.Model(
      intercept: Self.rounded(recalibration.corrected(fitted.intercept)), terms: terms.filter { $0.weight != 0 },
      threshold: threshold, positives: positives, figures: figures(scores, threshold, choice.penalty))
  }

  /// The largest penalty whose loss is within one standard error of the smallest (Hastie, Tibshirani and Friedman
  /// 2009, section 7.10): the model nearest to the shared one that predicts as well.
  func choice(_ pooled: PooledFit) -> Choice {
    let all = Array(cued.indices)
    let tried = Self.penalties.map { penalty in
      let scores = predictions(penalty, pooled)
      return (penalty: penalty, scores: scores, losses: ProbabilityScore.losses(items(scores, all)))
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
      texts.map(\.features.values), texts.map(\.truth), masses: texts.map(\.mass), penalty: penalty, prior: prior,
      nonNegative: nonNegative)
  }

  func scored(_ choice: Choice) -> [Recalibration.Text] {
    zip(cued, choice.scores).map { text, score in
      Recalibration.Text(
        score: score, truth: text.truth, isInUse: text.origin == .inUse, cluster: text.cluster, mass: text.mass)
    }
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

  private func items(_ scores: [Double], _ indices: [Int]) -> [(score: Double, gold: Bool)] {
    indices.map { (scores[$0], cued[$0].truth) }
  }

  /// Texts without a cue are never found.
  func f1(_ scores: [Double], _ threshold: Double, _ indices: [Int], _ positives: Int) -> Double {
    var counts = counts(scores, threshold, indices)
    counts.falseNegatives += positives - counts.positives
    return counts.f1 ?? 0
  }

  /// Of texts with a cue.
  func counts(_ scores: [Double], _ threshold: Double, _ indices: [Int]) -> PresenceCounts {
    var counts = PresenceCounts()
    for index in indices {
      counts.add(
        present: cued[index].features.suffices(scores[index], threshold: threshold), gold: cued[index].truth)
    }
    return counts
  }

  private func figures(_ scores: [Double], _ threshold: Double, _ penalty: Double) -> Calibration.Figures {
    let telling = telling
    let present = telling.contains { cued[$0].origin != .seen } ? positives(.unseen) + positives(.inUse) : positives
    let shown = zip(scores, cued).map {
      $1.features.suffices($0, threshold: threshold) ? $0 : min($0, threshold - 0.01)
    }
    let ruleScores = cued.map(\.features.ruleScore)
    return Calibration.Figures(
      f1: Self.rounded(f1(scores, threshold, telling, present)),
      ruleF1: Self.rounded(f1(ruleScores, 0.5, telling, present)),
      logLoss: Self.rounded(ProbabilityScore.logLoss(items(shown, telling)) ?? 0),
      calibrationError: Self.rounded(Reliability(items(shown, telling))?.error ?? 0),
      ruleCalibrationError: Self.rounded(Reliability(items(ruleScores, telling))?.error ?? 0), penalty: penalty)
  }

  /// Four decimals, as the file has them.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
