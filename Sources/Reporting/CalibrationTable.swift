import Evaluation
import RuleFormat

/// What a calibration gains, tag by tag, as text.
package struct CalibrationTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  /// - Parameters:
  ///   - recalibration: `nil` where no texts of models in use were named.
  ///   - tags: In the order in which they are shown.
  package func render(
    _ calibration: Calibration, recalibration: Recalibration?, withheld: [(tag: String, reason: String)], tags: [String]
  ) -> String {
    let title = ["present", "F1 rules", "F1", "ECE rules", "ECE", "log loss", "penalty", "threshold"]
    var lines = [style(Self.line("on prompts left out", title), .bold)]
    for tag in tags {
      guard let model = calibration.models[tag] else { continue }
      let figures = model.figures
      let cells = [figures.ruleF1, figures.f1, figures.ruleCalibrationError, figures.calibrationError, figures.logLoss]
      lines.append(
        Self.line(
          tag, ["\(model.positives)"] + cells.map(Self.decimal) + ["\(figures.penalty)", Self.decimal(model.threshold)])
      )
    }
    lines.append("")
    lines.append("fitted on \(calibration.source.rows) texts of \(calibration.source.prompts) prompts")
    if let recalibration { lines.append(Self.line(recalibration)) }
    lines += withheld.map { "not fitted: \($0.tag): \($0.reason)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ recalibration: Recalibration) -> String {
    let (slope, intercept) = (recalibration.slope, recalibration.intercept)
    if slope == 1, intercept == 0 {
      return "scores not put right by texts in use: too little is said there, or in the others"
    }
    return
      "scores put right by texts in use: logit × \(decimal(slope)) \(intercept < 0 ? "−" : "+") \(decimal(abs(intercept)))"
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    name + String(repeating: " ", count: max(1, 33 - name.count))
      + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
  }

  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1_000).rounded())
    let digits = "\(thousandths % 1_000)"
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
