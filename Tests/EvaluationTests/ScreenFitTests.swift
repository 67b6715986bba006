@testable import Evaluation
import Labelling
import RuleFormat
import Testing
import TranscriptModel

@Suite struct ScreenFitTests {
  /// Every other text has a sentence about a mark, which gold quotes.
  private func texts(_ count: Int = 120) -> [ScreenText] {
    let fillers = ["The soup is warm.", "A list comes next.", "We count the days.", "It rains in town.", "Fine."]
    return (0..<count).map { id in
      let quote = "I want a good mark from \(["them", "men", "folk"][id / 2 % 3])."
      let isPresent = id % 2 == 0
      let text = [fillers[id % 5], isPresent ? quote : "The user wants soup \(id % 7).", fillers[(id + 2) % 5]]
      let gold = GoldRow(
        id: "t\(id)", present: isPresent ? ["demo.motive"] : [], quotes: isPresent ? ["demo.motive": [quote]] : [:])
      return ScreenText(
        Transcript(
          id: "t\(id)", source: TranscriptSource(path: "x"),
          parts: [Part(kind: .reasoning, text: UTF8Text(text.joined(separator: " ")))]),
        cluster: "p\(id / 2)", gold: id % 10 == 3 ? nil : gold, tags: ["demo.motive"])
    }
  }

  private func fit(_ texts: [ScreenText]) throws -> ScreenModel {
    try #require(ScreenFit(texts, examples: ["the bell has rung"], rules: "d", fittedOn: "made up")).model
  }

  @Test func letsThroughWhatHasATagAndLittleElse() throws {
    let model = try fit(texts())
    #expect(model.source.rows == 120 && model.source.prompts == 60)
    #expect(model.source.fittedOn == "made up" && model.source.rulesDigest == "d")
    #expect(model.searched.present >= 0.98 && model.searched.silent < 0.1, "\(model.searched)")
    #expect(model.terms.first.map { $0.weight > 0 } == true && model.terms.allSatisfy { abs($0.weight) >= 0.25 })
    #expect(model.terms.contains { $0.words == "mark" } || model.terms.contains { $0.words == "good" })
  }

  @Test func orderDoesNotMatter() throws {
    #expect(try fit(texts()) == fit(texts().reversed()))
  }

  @Test func tooFewTextsAreNoFit() {
    #expect(ScreenFit(texts(38), examples: [], rules: "d", fittedOn: "x") == nil)
    #expect(ScreenFit([], examples: [], rules: "d", fittedOn: "x") == nil)
  }

  /// A text about which readers do not agree teaches neither.
  @Test func disputedTextsAreLeftOut() throws {
    let transcript = Transcript(
      id: "x", source: TranscriptSource(path: "x"), parts: [Part(kind: .reasoning, text: UTF8Text("A mark."))])
    let gold = GoldRow(id: "x", present: [], disputed: ["demo.motive"])
    let text = ScreenText(transcript, cluster: "c", gold: gold, tags: ["demo.motive"])
    #expect(text.isPresent == nil && text.rows.isEmpty)
  }
}
