import Foundation

/// Puts the scores of all tags right by a slope and an intercept for their logits (Cox 1958, "Two further applications of a
/// model for binary regression"; Platt 1999).
///
/// A corpus is written to be hard: near misses abound, and a score there means that a tag is present less often than the same
/// score of a text that a model in use has said. Fitted on both, half and half, a score lies between the two.
package struct Recalibration: Sendable {
  /// One tag that a text has a cue of.
  struct Text {
    /// By a model that has not seen its prompt.
    let score: Double
    let truth: Bool
    let isInUse: Bool
    /// Texts of one prompt say the same again.
    let cluster: String
    /// How much it weighs among its kind, up to 1.
    let mass: Double
  }

  package private(set) var slope = 1.0
  package private(set) var intercept = 0.0

  /// Draws to a slope of 1 and an intercept of 0 what few prompts say; nothing beside hundreds of them.
  private static let penalty = 1.0

  /// - Parameter texts: Of all tags. Each kind weighs as much as there are prompts of models in use. Where none of these has a
  ///   tag that is present, or there are no others, scores stay as they are.
  init(_ texts: [Text]) {
    let inUse = texts.filter(\.isInUse)
    let others = texts.filter { !$0.isInUse }
    guard inUse.contains(where: \.truth), !others.isEmpty else { return }
    let prompts = Double(Set(inUse.map(\.cluster)).count)
    let (ofUse, ofOthers) = (prompts / Self.mass(inUse), prompts / Self.mass(others))
    var fit = NewtonFit(
      texts.map { [1, Self.logit($0.score)] }, texts.map(\.truth),
      masses: texts.map { $0.mass * ($0.isInUse ? ofUse : ofOthers) }, penalty: Self.penalty, start: 0)
    fit.center = [0, 1]
    fit.interceptPenalty = Self.penalty
    let fitted = fit.run()
    // Scores that say the opposite of what is there are for their reader to see, not to be turned around here.
    guard fitted[1] > 0 else { return }
    (intercept, slope) = (fitted[0], fitted[1])
  }

  private static func mass(_ texts: [Text]) -> Double { texts.reduce(0) { $0 + $1.mass } }

  /// Of a logit.
  func corrected(_ logit: Double) -> Double { intercept + slope * logit }

  func score(_ score: Double) -> Double { 1 / (1 + exp(-corrected(Self.logit(score)))) }

  /// Finite at 0 and 1, too, which a probability is rounded to far out.
  private static func logit(_ score: Double) -> Double {
    let bounded = min(1 - 1e-12, max(1e-12, score))
    return log(bounded / (1 - bounded))
  }
}
