import Foundation

/// Puts the scores of all tags right by a slope and an intercept for their logits (Cox 1958, "Two further applications of a
/// model for binary regression"; Platt 1999).
///
/// A corpus is written to be hard: near misses abound, and a score there means that a tag is present less often than the same
/// score of a text that a model in use has said. Fitted on both, half and half, a score lies between the two.
struct Recalibration {
  struct Text {
    /// By a model that has not seen its prompt.
    let score: Double
    let truth: Bool
    let isInUse: Bool
  }

  private(set) var slope = 1.0
  private(set) var intercept = 0.0

  /// Draws to a slope of 1 what few texts say; nothing beside thousands of them.
  private static let penalty = 1.0

  /// - Parameter texts: Of all tags, one for each tag that a text has a cue of. With fewer than ten of models in use where
  ///   the tag is present, or fewer than ten others, scores stay as they are.
  init(_ texts: [Text]) {
    let inUse = texts.count(where: \.isInUse)
    let others = texts.count - inUse
    let present = texts.count { $0.isInUse && $0.truth }
    guard present >= CalibrationFit.minimumPositives, others >= CalibrationFit.minimumPositives else { return }
    let half = Double(texts.count) / 2
    let masses = texts.map { half / Double($0.isInUse ? inUse : others) }
    let logits = texts.map { [1, Self.logit($0.score)] }
    var fit = NewtonFit(logits, texts.map(\.truth), masses: masses, penalty: Self.penalty, start: 0)
    fit.center = [0, 1]
    let fitted = fit.run()
    // Scores that say the opposite of what is there are for their reader to see, not to be turned around here.
    guard fitted[1] > 0 else { return }
    (intercept, slope) = (fitted[0], fitted[1])
  }

  func logit(_ logit: Double) -> Double { intercept + slope * logit }

  func score(_ score: Double) -> Double { 1 / (1 + exp(-logit(Self.logit(score)))) }

  /// Finite at 0 and 1, too, which a probability is rounded to far out.
  private static func logit(_ score: Double) -> Double {
    let bounded = min(1 - 1e-12, max(1e-12, score))
    return log(bounded / (1 - bounded))
  }
}
