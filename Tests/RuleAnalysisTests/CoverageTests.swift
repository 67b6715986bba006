import RuleAnalysis
import RuleFormat
import TestSupport
import Testing

/// Counts of fires, lonely finds, silence, conflicts and shared words.
@Suite struct CoverageTests {
  private let pack: RulePack

  init() throws {
    pack = try TinyRules.pack([
      ("demo/plain", "demo.belief", #"\bcue\b"#, "the ⟦cue⟧ here"),
      ("demo/wide", "demo.belief", #"\bthe cue\b"#, "⟦the cue⟧ here"),
      ("demo/other", "demo.motive", #"\bmotive\b"#, "my ⟦motive⟧ here"),
      ("demo/never", "demo.choice", #"\bunseen\b"#, "the ⟦unseen⟧ here"),
    ])
  }

  @Test func firesAndLonelyFindsAreCounted() throws {
    let coverage = RuleCoverage(
      TinyRules.labelled(["the cue", "a cue", "it is not a cue", "nothing", "a motive and the cue"], pack), pack: pack)
    let plain = try #require(coverage.rows.first { $0.rule == "demo/plain" })
    #expect(plain.transcripts == 4 && plain.cues == 4 && plain.counting == 3)
    #expect(plain.alone == 1 && plain.present == 3)
    let wide = try #require(coverage.rows.first { $0.rule == "demo/wide" })
    #expect(wide.transcripts == 2 && wide.alone == 0 && wide.aloneShare == 0)
    #expect(coverage.silent == ["demo/never"] && coverage.transcripts == 5)
    #expect(coverage.rows.map(\.rule) == ["demo/plain", "demo/wide", "demo/other", "demo/never"])
    #expect(coverage.rows.last?.aloneShare == nil)
  }

  @Test func anEmptyDumpHasSilentRulesOnly() {
    let coverage = RuleCoverage([], pack: pack)
    #expect(coverage.silent.count == 4 && coverage.conflicts.isEmpty)
  }

  @Test func conflictsAreNamedWithWhatEachRuleSays() throws {
    let rules = RuleFolder.rule(
      id: "demo/denied", regex: #"\b(?<denied>cue) here\b"#, match: "the ⟦cue here⟧ now")
    let user = RuleFolder.rule(id: "demo/user", extra: "set: {tester: user}")
    let developer = RuleFolder.rule(id: "demo/developer", extra: "set: {tester: developer}")
    let refusing = RuleFolder.rule(id: "refuse/one", tag: "other.choice")
    let choosing = RuleFolder.rule(id: "demo/choice", tag: "demo.choice")
    let tags = RuleFolder.tags + "\n  - {id: other.choice, title: t, definition: d, nature: choice}"
    let pack = try RulePack(
      RuleFolder.files(
        [
          "Cues/demo/denied.yaml": rules, "Cues/demo/user.yaml": user, "Cues/demo/developer.yaml": developer,
          "Cues/refuse/one.yaml": refusing, "Cues/demo/choice.yaml": choosing,
        ], tags: tags))
    let conflicts = RuleCoverage(TinyRules.labelled(["a cue here", "a cue", "one. two"], pack), pack: pack).conflicts
    let shown = conflicts.map { "\($0.kind.rawValue) \($0.rules) \($0.answers) \($0.count)" }
    #expect(
      shown == [
        #"attribute ["demo/developer", "demo/user"] ["tester=developer", "tester=user"] 2"#,
        #"choice ["demo/choice", "refuse/one"] ["demo.choice", "other.choice"] 2"#,
        #"stance ["demo/denied", "demo/developer"] ["denied", "asserted"] 1"#,
        #"stance ["demo/denied", "demo/user"] ["denied", "asserted"] 1"#,
      ])
    #expect(conflicts.last?.quote == "cue here" && conflicts.last?.transcript == "t0")
  }

  @Test func overlapIsSharedBytesOverMarkedBytes() throws {
    let overlap = RuleOverlap(TinyRules.labelled(["the cue", "a cue", "a motive and the cue"], pack))
    let pair = try #require(overlap.pairs.first)
    #expect(overlap.pairs.count == 1 && pair.first == "demo/plain" && pair.second == "demo/wide")
    // plain marks 3 × 3 bytes, wide 2 × 7, both 2 × 3.
    #expect(pair.shared == 6 && pair.jaccard == 6.0 / 17 && pair.containment == [6.0 / 9, 6.0 / 14])
    #expect(pair.transcripts == 2 && pair.tags == ["demo.belief", "demo.belief"])
    #expect(RuleOverlap([]).pairs.isEmpty)
  }
}
