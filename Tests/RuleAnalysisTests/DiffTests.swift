import Evaluation
import Labelling
import RuleFormat
import TestSupport
import Testing

@testable import RuleAnalysis

/// What changes between two sets of rules.
@Suite struct DiffTests {
  private func diff(_ texts: [String], gold: [GoldRow] = []) throws -> RuleDiff {
    let old = try TinyRules.pack([
      ("demo/cue", "demo.belief", #"\bcue\b"#, "the ⟦cue⟧ here"),
      ("demo/gone", "demo.belief", #"\bgone\b"#, "is ⟦gone⟧"),
      ("demo/same", "demo.motive", #"\bsame\b"#, "the ⟦same⟧"),
    ])
    let new = try TinyRules.pack([
      ("demo/cue", "demo.belief", #"\bcue(?: here)?\b"#, "the ⟦cue here⟧"),
      ("demo/fresh", "demo.belief", #"\bfresh\b"#, "is ⟦fresh⟧"),
      ("demo/same", "demo.motive", #"\b(?:(?<topic>same)|never)\b"#, "the ⟦same⟧"),
    ])
    return RuleDiff(old: TinyRules.labelled(texts, old), old, new: TinyRules.labelled(texts, new), new, gold: gold)
  }

  @Test func everyKindOfChangeIsTold() throws {
    let diff = try diff(["the cue here is gone, is fresh", "a cue", "the same"])
    let shown = diff.changes.map { change in
      "\(change.kind.rawValue) \(change.transcript) \(change.rules) \(change.old ?? "-") > \(change.new ?? "-") "
        + "\(change.oldStance?.rawValue ?? "-") > \(change.newStance?.rawValue ?? "-")"
    }
    #expect(
      shown == [
        #"moved t0 ["demo/cue"] cue > cue here asserted > asserted"#,
        #"removed t0 ["demo/gone"] gone > - asserted > -"#,
        #"added t0 ["demo/fresh"] - > fresh - > asserted"#,
        #"restanced t2 ["demo/same"] same > same asserted > topic"#,
      ])
    #expect(diff.count(.added) == 1 && diff.transcripts == 3)
    let belief = try #require(diff.figures.first)
    #expect(
      belief.present == [2, 2] && belief.findings == [3, 3] && belief.changes == [.moved: 1, .removed: 1, .added: 1])
    #expect(diff.figures[1].present == [1, 0] && belief.f1 == [nil, nil])
  }

  @Test func figuresComeWithGold() throws {
    let texts = (0..<6).map { $0 % 2 == 0 ? "one cue is gone \($0)" : "now fresh \($0)" }
    let gold = TinyRules.gold((0..<6).map { ("t\($0)", ["demo.belief"]) })
    let diff = try diff(texts, gold: gold)
    let belief = try #require(diff.figures.first)
    #expect(belief.recall == [0.5, 1] && belief.precision == [1, 1] && belief.f1 == [2.0 / 3, 1])
    // No text has the other tag: its figures are withheld.
    #expect(diff.figures[1].f1 == [nil, nil])
  }

  @Test func equalRulesDifferInNothing() throws {
    let pack = try TinyRules.pack([("demo/cue", "demo.belief", #"\bcue\b"#, "the ⟦cue⟧ here")])
    let texts = TinyRules.labelled(["the cue", "no"], pack)
    #expect(RuleDiff(old: texts, pack, new: texts, pack).changes.isEmpty)
    #expect(RuleDiff(old: [], pack, new: [], pack).figures.allSatisfy { $0.present == [0, 0] })
  }
}
