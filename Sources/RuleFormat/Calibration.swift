/// `calibration.yaml`: how scores become probabilities, and what that was fitted on.
package struct Calibration: Sendable, Equatable {
  /// Where it stands in a rules folder.
  package static let path = "calibration.yaml"

  /// One summand of a score's logit.
  package struct Term: Sendable, Equatable {
    package var feature: CalibrationFeature
    /// Per unit of the feature.
    package var weight: Double

    package init(feature: CalibrationFeature, weight: Double) {
      self.feature = feature
      self.weight = weight
    }
  }

  /// How well a model did on prompts that it was not fitted on. Penalty, threshold and recalibration were chosen on
  /// the same predictions, which flatters them a little.
  package struct Figures: Sendable, Equatable {
    /// Of presence, over all texts.
    package var f1: Double
    /// The same of the rules alone at 0.5.
    package var ruleF1: Double
    /// Mean, in nats, over texts with a cue of the tag.
    package var logLoss: Double
    /// Expected calibration error over the same texts, ten bins of equal mass.
    package var calibrationError: Double
    package var ruleCalibrationError: Double
    /// The L2 penalty on standardised features.
    package var penalty: Double

    package init(
      f1: Double, ruleF1: Double, logLoss: Double, calibrationError: Double, ruleCalibrationError: Double,
      penalty: Double
    ) {
      self.f1 = f1
      self.ruleF1 = ruleF1
      self.logLoss = logLoss
      self.calibrationError = calibrationError
      self.ruleCalibrationError = ruleCalibrationError
      self.penalty = penalty
    }
  }

  /// One tag: score = 1 / (1 + exp(−(intercept + Σ weight · feature))).
  package struct Model: Sendable, Equatable {
    package var intercept: Double
    /// In the order of `CalibrationFeature`; a feature without a term has weight 0.
    package var terms: [Term]
    /// Score at which the tag is present, within `thresholds`.
    package var threshold: Double
    /// Texts in which gold has the tag.
    package var positives: Int
    package var figures: Figures

    package static let thresholds = 0.1...0.9

    package init(intercept: Double, terms: [Term], threshold: Double, positives: Int, figures: Figures) {
      self.intercept = intercept
      self.terms = terms
      self.threshold = threshold
      self.positives = positives
      self.figures = figures
    }
  }

  /// Its digests are of ids, prompts, reasoning and verdicts, and of the rules without what is learned. With other rules
  /// the weights still apply; `rules check` says so.
  package var source: FitSource
  /// By tag. The others keep the score of their rules and the threshold 0.5.
  package var models: [String: Model]

  package init(source: FitSource, models: [String: Model]) {
    self.source = source
    self.models = models
  }
}
