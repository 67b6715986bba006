import Evaluation
import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

/// Labels by small rules against gold: figures of stances, places, rules, and what is withheld.
@Suite struct EvaluationTests {
  private func pack() throws -> RulePack {
    try RulePack(
      RuleFolder.files([
        "Cues/demo/a.yaml": RuleFolder.rule(id: "demo/a", regex: "alpha", match: "⟦alpha⟧"),
        "Cues/demo/b.yaml": RuleFolder.rule(id: "demo/b", regex: "bravo", match: "⟦bravo⟧"),
        "Cues/demo/c.yaml": RuleFolder.rule(id: "demo/c", regex: "charlie", match: "⟦charlie⟧"),
      ]))
  }

  private func transcript(_ id: String, _ text: String) -> Transcript {
    let part = Part(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad")
    return Transcript(id: id, source: TranscriptSource(path: "d", line: 1), parts: [part])
  }

  private func evaluation(_ texts: [(String, GoldRow)]) throws -> Evaluation {
    let pack = try pack()
    let labeller = Labeller(LabellingRules(pack))
    var matching = GoldMatching(texts.map(\.1))
    for (text, gold) in texts { matching.take(transcript(gold.id, text), label: labeller.label) }
    return Evaluation(matching, pack: pack)
  }

  private func row(
    _ id: Int, present: Bool, quote: String? = nil, stance: Stance? = nil
  ) -> GoldRow {
    GoldRow(
      id: "t\(id)", present: present ? ["demo.belief"] : [], quotes: quote.map { ["demo.belief": [$0]] } ?? [:],
      stances: stance.map { ["demo.belief": $0] } ?? [:])
  }

  @Test func whatEachRuleAdds() throws {
    let rules = try evaluation([
      ("alpha and bravo", row(1, present: true)), ("alpha", row(2, present: true)), ("alpha", row(3, present: false)),
      ("bravo", row(4, present: true)), ("nothing", row(5, present: true)),
      ("bravo", GoldRow(id: "t6", present: [], disputed: ["demo.belief"])),
    ]).rules
    #expect(rules.map(\.rule) == ["demo/a", "demo/b", "demo/c"])
    #expect(rules[0].fires == 3 && rules[0].counting == 3 && rules[0].truePositives == 2)
    #expect(rules[0].unique == 1 && rules[0].wrongAlone == 1)
    #expect(rules[1].fires == 2 && rules[1].unique == 1 && rules[1].wrongAlone == 0)
    #expect(rules[2] == RuleFigures(rule: "demo/c", tag: "demo.belief"))
    #expect(rules[0].precision.withheld == .tooFewTexts(3, needed: 5))
  }

  @Test func stancesAgainstStances() throws {
    let evaluation = try evaluation([
      ("alpha", row(1, present: true, stance: .asserted)), ("x", row(2, present: true, stance: .considered)),
      ("alpha", row(3, present: false, stance: .denied)), ("alpha", row(4, present: false)),
      ("alpha", row(5, present: true)), ("alpha", row(6, present: false, stance: .asserted)),
    ])
    let stances = try #require(evaluation.stances.value)
    #expect(stances[gold: .asserted, label: .asserted] == 1 && stances[gold: .considered, label: nil] == 1)
    #expect(stances[gold: .denied, label: .asserted] == 1 && stances[gold: nil, label: .asserted] == 1)
    #expect(stances.marked == 3 && stances.both == 2 && stances.same == 1)
    #expect(evaluation.rows[1].stances?.withheld == .noStances)
  }

  @Test func cuesOnQuotedEvidence() throws {
    let overlap = try #require(
      evaluation([
        ("é the alpha here", row(1, present: true, quote: "the alpha here")),
        ("the alpha here, not here", row(2, present: true, quote: "not here")),
        ("alpha", row(3, present: true, quote: "elsewhere")), ("alpha", row(4, present: false, quote: "alpha")),
      ]).spans.value)
    #expect(overlap.quotes == 3 && overlap.located == 2 && overlap.touched == 1)
    // 5 of 14 bytes and 1 of 3 words of the first quote, nothing of the second
    #expect(abs(try #require(overlap.byteIoU) - 5.0 / 14 / 2) < 1e-12)
    #expect(abs(try #require(overlap.wordF1) - 0.5 / 2) < 1e-12)
    #expect(try evaluation([("alpha", row(1, present: true))]).spans.withheld == .noQuotes)
  }

  @Test func tooFewAreWithheldWithTheReason() throws {
    let few = try evaluation((0..<4).map { ("alpha", row($0, present: true)) }).rows[0]
    #expect(few.withheld == .tooFewPositives(4, needed: 5) && few.interval == nil && few.auroc == nil)
    let some = try evaluation((0..<19).map { ("alpha", row($0, present: true)) }).rows[0]
    #expect(some.isStated && some.calibration.withheld?.reason == "19 present texts, 20 are needed")
    let silent = try evaluation((0..<20).map { ("nothing", row($0, present: true)) }).rows[0]
    #expect(silent.calibration.withheld == .noCues)
    let enough = try evaluation((0..<20).map { ("alpha", row($0, present: true)) }).rows[0]
    #expect(enough.calibration.value?.count == 20 && enough.counts.f1 == 1)
  }

  @Test func mistakesShowTheirEvidenceInItsPlace() throws {
    let mistakes = try evaluation([
      ("it is alpha now", row(1, present: false)), ("so it is missed here", row(2, present: true, quote: "is missed")),
      ("x", row(3, present: true, quote: "gone")),
    ]).mistakes
    #expect(mistakes.map(\.id) == ["t2", "t3", "t1"] && mistakes.map(\.isMiss) == [true, true, false])
    #expect(mistakes[0].excerpts == [Excerpt(before: "so it ", quote: "is missed", after: " here")])
    #expect(mistakes[1].excerpts == [Excerpt(quote: "gone")])
    #expect(mistakes[2].rules == ["demo/a"] && mistakes[2].excerpts[0].quote == "alpha")
  }

  @Test func textsAreFoundByTheirIDs() throws {
    let labeller = Labeller(LabellingRules(try pack()))
    var matching = GoldMatching([row(1, present: true), row(2, present: true)])
    for id in ["t1", "t9", "t1"] { matching.take(transcript(id, "alpha"), label: labeller.label) }
    #expect(matching.pairs.count == 1 && matching.withoutGold == 1 && matching.withoutText == 1)
    #expect(matching.idsWithoutText == ["t2"])
    #expect(matching.ambiguous.map(\.id) == ["t1"])
  }
}
