import Foundation
@testable import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@Suite struct CalibrationTests {
  private static let digest = String(repeating: "0a", count: 32)
  private static let figures =
    "{f1: 0, rule_f1: 0, log_loss: 0, calibration_error: 0, rule_calibration_error: 0, penalty: 1}"
  private static let files = [
    "composites.yaml": """
    composites:
      - {id: both, title: t, definition: d, all: [demo.belief, demo.motive]}
    """,
    "Cues/demo/a.yaml": RuleFolder.rule(id: "demo/a", tag: "demo.belief", regex: "alpha", match: "⟦alpha⟧"),
    "Cues/demo/b.yaml": RuleFolder.rule(id: "demo/b", tag: "demo.motive", regex: "bravo", match: "⟦bravo⟧"),
  ]

  private func pack(intercept: Double, threshold: Double, weights: String = "{counting: 1.0}") throws -> RulePack {
    let text = """
      {fitted_on: x, gold: '\(Self.digest)', rules: '\(Self.digest)', rows: 1, prompts: 1, tags: {demo.belief: {
      intercept: \(intercept), weights: \(weights), threshold: \(threshold), positives: 10,
      cross_validated: \(Self.figures)}}}
      """
    return try RulePack(RuleFolder.files(Self.files.merging(["calibration.yaml": text]) { $1 }))
  }

  private func label(_ text: String, _ pack: RulePack, prompt: String = "") -> LabelledTranscript {
    let parts = [Part(kind: .prompt, text: UTF8Text(prompt)), Part(kind: .reasoning, text: UTF8Text(text))]
    return Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: parts))
  }

  @Test func scoresAreLogisticAndThresholdsTheTags() throws {
    let low = label("alpha. bravo.", try pack(intercept: -1.5, threshold: 0.3))
    #expect(low.tags["demo.belief"]?.score == 0.3775 && low.tags["demo.belief"]?.present == true)
    #expect(low.tags["demo.motive"]?.score == 0.65, "a tag without a model keeps its score")
    #expect(low.composites["both"]?.present == true, "a composite holds when its tags do")
    let high = label("alpha. bravo.", try pack(intercept: -1.5, threshold: 0.4))
    #expect(high.tags["demo.belief"]?.present == false && high.composites["both"]?.present == false)
  }

  @Test func withoutACountingCueNoScoreReachesTheThreshold() throws {
    let prompt = "one two three alpha four five six seven eight"
    let tag = try #require(label(prompt, try pack(intercept: 5, threshold: 0.4), prompt: prompt).tags["demo.belief"])
    #expect(tag.stance == .echoed && tag.score == 0.39 && !tag.present)
  }

  @Test func wordsThatTwoTagsClaimAreContested() throws {
    let plain = try RulePack(
      RuleFolder.files(
        Self.files.merging([
          "Cues/demo/c.yaml": RuleFolder.rule(
            id: "demo/c", tag: "demo.motive", regex: "alpha now", match: "⟦alpha now⟧")
        ]) { $1 }))
    func features(_ text: String) -> [String: TagFeatures] { FeatureReader(plain).features(of: label(text, plain)) }
    let both = features("alpha now.")
    #expect(both["demo.belief"]?[.contested] == 1 && both["demo.motive"]?[.contested] == 1)
    let elsewhere = features("alpha now. And alpha again.")
    #expect(elsewhere["demo.belief"]?[.contested] == 0 && elsewhere["demo.motive"]?[.contested] == 1)
    #expect(features("alpha. bravo.")["demo.belief"]?[.contested] == 0)
  }

  @Test func lengthAndFirstPersonAreThoseOfTheBestCue() throws {
    let plain = try RulePack(
      RuleFolder.files(
        Self.files.merging([
          "Cues/demo/c.yaml": RuleFolder.rule(
            id: "demo/c", tag: "demo.belief", regex: "alpha \\w+ \\w+ there", match: "⟦alpha is over there⟧")
        ]) { $1 }))
    func features(_ text: String) -> TagFeatures? {
      FeatureReader(plain).features(of: label(text, plain))["demo.belief"]
    }
    let short = try #require(features("I'm sure: alpha. “I” see my Ivy and I.x, 'tis mine."))
    #expect(short[.cueLength] == 0 && short[.firstPerson] == log(6))
    let far = "alpha is over there." + String(repeating: " the", count: 80) + " me alpha"
    let long = try #require(features(far))
    #expect(abs(long[.cueLength] - log(19.0 / 10)) < 1e-9 && long[.firstPerson] == log(2))
  }

  @Test func scoresAreNeverCertain() throws {
    #expect(label("alpha", try pack(intercept: 100, threshold: 0.5)).tags["demo.belief"]?.score == 0.9999)
    #expect(label("alpha", try pack(intercept: -100, threshold: 0.5)).tags["demo.belief"]?.score == 0.0001)
  }

  @Test func featuresAreThoseOfTheCues() throws {
    let plain = try RulePack(RuleFolder.files(Self.files))
    let calibrated = try pack(intercept: -9, threshold: 0.5)
    let text = "alpha here. More alpha there. And bravo."
    let read = FeatureReader(plain).features(of: label(text, plain))
    let features = try #require(read["demo.belief"])
    #expect(features[.counting] == 1 && features[.strongSentences] == 0)
    #expect(features[.standardSentences] == log(3) && features[.rules] == log(2))
    #expect(features[.family] == log(2) && features[.company] == 0 && features[.composites] == log(2))
    #expect(features[.density] == log(1 + 2000.0 / 100) - log(1 + 1000.0 / 250) && features.ruleScore == 0.8775)
    #expect(FeatureReader(calibrated).features(of: label(text, calibrated)) == read)
    #expect(FeatureReader(plain).features(of: label("nothing", plain)).isEmpty)
  }
}
