import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

@Suite struct ScreenFileTests {
  private static let rule = RuleFolder.rule(id: "demo/a", regex: "alpha", match: "⟦alpha⟧")

  private static func files(_ screen: String?, regex: String = "alpha") -> RuleFiles {
    var files = ["Cues/demo/a.yaml": rule.replacing("'alpha'", with: "'\(regex)'")]
    files["screen.yaml"] = screen
    return RuleFolder.files(files)
  }

  private static let good = """
    fitted_on: "texts, MIT"
    gold: '\(String(repeating: "0a", count: 32))'
    rules: '\(files(nil).searchDigest)'
    rows: 20
    prompts: 12
    cutoff: -1.5
    length: 0.8
    step: 0.1
    searched: {present: 0.99, silent: 0.25}
    words: |
      +1.5 test
      +0.25 be test
      -0.5 user's

    """

  @Test func isReadAndWrittenBack() throws {
    let (pack, problems) = RulePack.read(Self.files(Self.good))
    let model = try #require(pack.screen, "\(problems.map(\.message))")
    #expect(model.source.fittedOn == "texts, MIT" && model.source.rows == 20 && model.source.prompts == 12)
    #expect(model.cutoff == -1.5 && model.length == 0.8 && model.step == 0.1)
    #expect(model.searched == .init(present: 0.99, silent: 0.25))
    #expect(
      model.terms.map(\.words) == ["test", "be test", "user's"] && model.terms.map(\.weight) == [1.5, 0.25, -0.5])
    #expect(RulePack.read(Self.files(ScreenFileWriter().text(model))).pack.screen == model)
    var empty = model
    empty.terms = []
    #expect(RulePack.read(Self.files(ScreenFileWriter().text(empty))).pack.screen == empty)
  }

  /// Its words cannot know what rules find that it was not fitted for.
  @Test func holdsForItsRulesOnly() throws {
    let own = try RulePack(Self.files(Self.good))
    #expect(own.screen != nil && !own.hasForeignScreen && own.unscreened.screen == nil)
    let changed = try RulePack(Self.files(Self.good, regex: "alph[ae]"))
    #expect(changed.screen == nil && changed.hasForeignScreen)
    let none = try RulePack(Self.files(nil))
    #expect(none.screen == nil && !none.hasForeignScreen)
    #expect(try RulePack(Self.files(Self.good).removing("screen.yaml")).digest == none.digest)
  }

  @Test func isNoRuleItself() {
    let (bare, screened) = (Self.files(nil), Self.files(Self.good))
    #expect(bare.digestWithoutCalibration == screened.digestWithoutCalibration && bare.digest != screened.digest)
    #expect(bare.searchDigest == screened.searchDigest)
  }

  @Test(arguments: [
    ("cutoff: -1.5", "cutof: -1.5", "R004", "did you mean 'cutoff'", 6),
    ("step: 0.1", "step: -1", "R007", "below 0", 8),
    ("length: 0.8", "length: far", "R006", "must be a number", 7), ("rows: 20\n", "", "R005", "no 'rows'", 1),
    ("present: 0.99", "presence: 0.99", "R004", "did you mean 'present'", 9),
    ("+0.25 be test", "+0.25 {judge}", "R007", "no weight with one or two stems", 12),
    ("+0.25 be test", "+0.25 test", "R007", "'test' stands twice", 12),
    ("rules: '", "rules: 'x", "R007", "no SHA-256", 3),
  ])
  func mistakes(old: String, new: String, code: String, says: String, line: Int) throws {
    let (pack, problems) = RulePack.read(Self.files(Self.good.replacing(old, with: new)))
    let first = try #require(problems.first { $0.code == code }, "\(problems.map(\.message))")
    #expect(pack.screen == nil && first.path == "screen.yaml" && first.line == line, "\(first.line)")
    #expect((first.message + first.help).contains(says), "\(first.message) \(first.help)")
  }
}
