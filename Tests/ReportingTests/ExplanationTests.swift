import Labelling
@testable import Reporting
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

/// What `aside explain` says where nothing was found.
@Suite struct ExplanationTests {
  private static let source = FitSource(fittedOn: "x", goldDigest: "", rows: 1, prompts: 1)

  /// - Parameters:
  ///   - cutoff: Of the screen's own words.
  ///   - intercept: The logit of every text.
  private func explained(cutoff: Double, intercept: Double) throws -> String {
    var pack = try RulePack(
      RuleFolder.files(["Cues/demo/a.yaml": RuleFolder.rule(id: "demo/a", regex: "alpha", match: "⟦alpha⟧")]))
    pack.screen = ScreenModel(
      source: Self.source, cutoff: cutoff, length: 0, step: 0.25, searched: .init(present: 1, silent: 0),
      terms: TermList([SentenceModel.Term(words: "soup", weight: 1)]))
    pack.sentences = SentenceModel(
      source: Self.source,
      tags: [
        "demo.belief": SentenceModel.Tag(
          intercept: -5, cutoff: 0, terms: [], positives: 1, averagePrecision: 1,
          text: .init(intercept: intercept, length: 0, best: [:], cutoff: 9))
      ])
    let part = Part(kind: .reasoning, text: UTF8Text("Hot soup and bread."))
    let labelled = Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
    return ExplanationRenderer(pack, style: .plain).render(labelled)
  }

  @Test func whatTheScreenKeptOutIsToldApart() throws {
    let byWords = try explained(cutoff: 2, intercept: 0)
    #expect(
      byWords.contains("the words that tell most, ‘soup’, weigh 0.75 of the 2.0") && byWords.contains("--no-screen"))
    let asAWhole = try explained(cutoff: 0, intercept: -6)
    #expect(
      asAWhole.contains("the text speaks most for demo.belief, with a logit of -6.0, and is searched from -4.0 on")
        && asAWhole.contains("--no-screen"), "\(asAWhole)")
    #expect(try explained(cutoff: 0, intercept: 0).contains("no cue was found"))
  }
}
