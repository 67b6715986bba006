import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

@Suite struct CalibrationFileTests {
  private static let digest = String(repeating: "0a", count: 32)
  private static let good = """
    fitted_on: "texts, MIT"
    gold: '\(digest)'
    rules: '\(digest)'
    rows: 20
    prompts: 12
    tags:
      demo.belief:
        threshold: 0.45
        intercept: -1.5
        weights:
          counting: 2.0
          company: -0.25
        positives: 11
        cross_validated: {f1: 0.8, rule_f1: 0.7, log_loss: 0.3, calibration_error: 0.05, rule_calibration_error: 0.2, penalty: 10.0}
    """

  private func read(_ text: String) -> (pack: RulePack, problems: [Diagnostic]) {
    RulePack.read(RuleFolder.files(["calibration.yaml": text]))
  }

  @Test func isReadAndWrittenBack() throws {
    let calibration = try #require(read(Self.good).pack.calibration)
    let model = try #require(calibration.models["demo.belief"])
    let source = calibration.source
    #expect(source.fittedOn == "texts, MIT" && source.rows == 20 && source.prompts == 12)
    #expect(model.threshold == 0.45 && model.intercept == -1.5 && model.positives == 11)
    #expect(model.terms.map(\.feature) == [.counting, .company] && model.terms.map(\.weight) == [2, -0.25])
    #expect(model.figures.penalty == 10 && model.figures.ruleCalibrationError == 0.2)
    let (again, problems) = read(CalibrationFileWriter().text(calibration))
    #expect(problems.isEmpty && again.calibration == calibration)
  }

  @Test func anythingMayStandInFittedOn() throws {
    var calibration = try #require(read(Self.good).pack.calibration)
    calibration.source.fittedOn = "a \"b\" \\ c: #d"
    calibration.models = [:]
    #expect(read(CalibrationFileWriter().text(calibration)).pack.calibration == calibration)
  }

  @Test(arguments: [
    ("demo.belief:", "demo.beleif:", "R008", "did you mean 'demo.belief'"),
    ("counting: 2.0", "cuonting: 2.0", "R004", "did you mean 'counting'"),
    ("counting: 2.0", "counting: -2.0", "R007", "cannot be negative"),
    ("counting: 2.0", "counting: many", "R006", "must be a number"),
    ("threshold: 0.45", "threshold: 1.0", "R007", "0.1 to 0.9"),
    ("    intercept: -1.5\n", "", "R005", "no 'intercept'"), ("rows: 20", "rows: -1", "R007", "rows"),
    ("gold: '0a", "gold: '", "R007", "no SHA-256"), ("f1: 0.8, ", "", "R005", "no 'f1'"),
    ("rows: 20\n", "rows: 20\nrow: 1\n", "R004", "did you mean 'rows'"),
    ("tags:", "tags: [", "R002", "YAML"),
  ])
  func mistakes(old: String, new: String, code: String, says: String) throws {
    let (pack, problems) = read(Self.good.replacing(old, with: new))
    let first = try #require(problems.first)
    #expect(problems.count == 1 && pack.calibration == nil, "\(problems.map(\.message))")
    #expect(first.code == code && first.path == "calibration.yaml")
    #expect((first.message + first.help).contains(says), "\(first.message) \(first.help)")
  }

  @Test func fittedRulesDoNotIncludeTheirWeights() {
    let (bare, fitted) = (RuleFolder.files([:]), RuleFolder.files(["calibration.yaml": Self.good]))
    #expect(bare.digestWithoutCalibration == fitted.digestWithoutCalibration)
    #expect(bare.digest == bare.digestWithoutCalibration && bare.digest != fitted.digest)
  }
}
