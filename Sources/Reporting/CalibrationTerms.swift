import Labelling
import RuleFormat

/// How calibrated scores add up, term by term.
struct CalibrationTerms {
  private let models: [String: Calibration.Model]
  private let reader: FeatureReader

  /// `nil` for rules without a calibration.
  init?(_ pack: RulePack) {
    guard let calibration = pack.calibration else { return nil }
    models = calibration.models
    reader = FeatureReader(pack)
  }

  /// From which score on a tag is present; `nil` without a model of it.
  func threshold(_ tag: String) -> Double? { models[tag]?.threshold }

  /// By tag with a cue and a model: feature, value × weight = contribution, and the sum. Terms that add nothing
  /// are left out.
  func lines(_ labelled: LabelledTranscript) -> [String: [String]] {
    var lines: [String: [String]] = [:]
    for (tag, features) in reader.features(of: labelled) {
      guard let model = models[tag] else { continue }
      var sum = model.intercept
      var shown = [Self.line("intercept", "", model.intercept)]
      for term in model.terms {
        let value = features[term.feature]
        guard value != 0 else { continue }
        sum += value * term.weight
        let product = "\(Self.decimal(value)) × \(Self.decimal(term.weight))"
        shown.append(Self.line(term.feature.rawValue, product, value * term.weight))
      }
      let others = "threshold \(Self.decimal(model.threshold)), by rules \(Self.decimal(features.ruleScore))"
      shown.append(Self.line("sum", others, sum))
      lines[tag] = shown
    }
    return lines
  }

  private static func line(_ name: String, _ detail: String, _ value: Double) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    return "           " + padded(name, 24) + padded(detail, 32) + (value < 0 ? "−" : "+") + decimal(abs(value))
  }

  /// Two decimals.
  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    return "\(value < 0 ? "−" : "")\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
