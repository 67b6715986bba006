import Evaluation
import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@testable import RuleAnalysis

/// Masked trigger words, and what is left of a tag.
@Suite struct AblationTests {
  @Test func wordsAreMaskedWholeWhereverTheyStand() {
    let transcript = TinyRules.transcripts(["Tests, test — “test’s” über Test"])[0]
    let masked = WordMask.masking(["test"], in: transcript)
    #expect(masked.parts[0].text.string == "Tests, blank — “test’s” über blank")
    let span = WordMask.masking([0: [ByteRange(0, 9)]], in: transcript)
    #expect(span.parts[0].text.string == "blank, blank — “test’s” über Test")
  }

  @Test func whatHangsOnOneWordIsLostWithIt() throws {
    let pack = try TinyRules.pack([
      ("demo/word", "demo.belief", #"\bexamined\b"#, "I am ⟦examined⟧ now"),
      ("demo/phrase", "demo.belief", #"\bwhether I cave\b"#, "see ⟦whether I cave⟧ now"),
    ])
    let texts = [
      "I am examined.", "Examined again.", "To see whether I cave.", "I am examined. They see whether I cave.", "None.",
      "They examined the cat.",
    ]
    let rules = LabellingRules(pack)
    let gold = TinyRules.gold([
      ("t0", ["demo.belief"]), ("t1", ["demo.belief"]), ("t2", ["demo.belief"]), ("t3", ["demo.belief"]),
      ("t4", ["demo.belief"]), ("t5", []),
    ])
    let ablation = VocabularyAblation(TinyRules.labelled(texts, pack), gold: gold, rules: rules)
    let row = try #require(ablation.rows.first)
    #expect(ablation.matched == 6 && row.isStated)
    #expect(row.before.truePositives == 4 && row.before.falsePositives == 1)
    #expect(row.words.map(\.word) == ["examined", "cave"] && row.words.map(\.texts) == [4, 2])
    // Only the text with two sentences keeps its tag.
    #expect(row.withoutStrongest.truePositives == 1 && row.withoutStrongest.falsePositives == 0)
    #expect(row.masked.map(\.truePositives) == [2, 0, 0, 0])
    #expect(row.lost(row.masked[0]) == 0.5 && row.vocabularyShare == 1)
    #expect(ablation.rows[1].vocabularyShare == nil && !ablation.rows[1].isStated)
  }

  @Test func labelledTextsKeepTheirLabelsWhenNothingIsMasked() throws {
    let pack = try TinyRules.pack([("demo/word", "demo.belief", #"\bcue\b"#, "a ⟦cue⟧ now")])
    let labeller = Labeller(LabellingRules(pack))
    let text = "<think>A cue.</think> The cue"
    let first = labeller.label(
      Transcript(
        id: "a", source: TranscriptSource(path: "x"),
        parts: [Part(kind: .answer, text: UTF8Text(text), field: "/output")]))
    let again = labeller.label(WordMask.masking([], in: first.transcript))
    #expect(first.tags == again.tags && first.cues.count == 1 && again.cues.count == 1)
  }
}
