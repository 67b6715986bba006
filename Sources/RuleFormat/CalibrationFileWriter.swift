/// Writes `calibration.yaml`; what it writes, the reader reads back to four decimals.
package struct CalibrationFileWriter {
  package init() {}

  /// Tags in alphabetical order, weights in the order of `CalibrationFeature`: the same bytes for the same fit.
  package func text(_ calibration: Calibration) -> String {
    var lines = [
      "# Written by `aside calibrate`. Scores as probabilities: one logistic model per tag; Rules/README.md explains it."
    ]
    lines += calibration.source.lines + [calibration.models.isEmpty ? "tags: {}" : "tags:"]
    for (tag, model) in calibration.models.sorted(by: { $0.key < $1.key }) { lines += self.lines(tag, model) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ tag: String, _ model: Calibration.Model) -> [String] {
    let figures = model.figures
    let measured = [
      ("f1", figures.f1), ("rule_f1", figures.ruleF1), ("log_loss", figures.logLoss),
      ("calibration_error", figures.calibrationError), ("rule_calibration_error", figures.ruleCalibrationError),
      ("penalty", figures.penalty),
    ]
    return [
      "  \(tag):", "    threshold: \(Self.decimal(model.threshold))", "    intercept: \(Self.decimal(model.intercept))",
      model.terms.isEmpty ? "    weights: {}" : "    weights:",
    ] + model.terms.map { "      \($0.feature.rawValue): \(Self.decimal($0.weight))" } + [
      "    positives: \(model.positives)",
      "    cross_validated: {\(measured.map { "\($0): \(Self.decimal($1))" }.joined(separator: ", "))}",
    ]
  }

  private static func decimal(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded() / 10_000
    return "\(rounded == 0 ? 0 : rounded)"
  }
}
