import Foundation
import RuleFormat

/// Turns the features of tags into probabilities by the weights of calibration.yaml.
package struct TagCalibrator: Sendable {
  private let models: [String: Calibration.Model]

  package init(_ calibration: Calibration) { models = calibration.models }

  /// By tag; a tag that is not here has the threshold of the rules alone.
  package var thresholds: [String: Double] { models.mapValues(\.threshold) }

  /// - Returns: `nil` for a tag without a model. Where that is not enough for presence the score stays a
  ///   hundredth below the threshold, whatever the weights say: without a counting cue, and with learned words alone
  ///   under `TagFeatures.leastAlone`. Never 0 or 1.
  package func label(_ tag: String, _ features: TagFeatures) -> (score: Double, present: Bool)? {
    guard let model = models[tag] else { return nil }
    let logit = model.terms.reduce(model.intercept) { $0 + $1.weight * features[$1.feature] }
    var score = min(0.9999, max(0.0001, TagScorer.rounded(1 / (1 + exp(-logit)))))
    if !features.suffices(score, threshold: model.threshold) {
      score = min(score, TagScorer.rounded(model.threshold - 0.01))
    }
    return (score, score >= model.threshold)
  }

  /// Replaces scores and presence of the tags that have a model.
  func calibrate(_ labelled: inout LabelledTranscript, _ features: [String: TagFeatures]) {
    for (tag, read) in features {
      guard let label = label(tag, read) else { continue }
      labelled.tags[tag]?.score = label.score
      labelled.tags[tag]?.present = label.present
    }
  }
}
