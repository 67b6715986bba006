import YAMLDocuments

/// Reads `calibration.yaml`.
struct CalibrationFileReader {
  static let keys = FitSource.keys + [FitSource.rulesKey, "tags"]
  static let modelKeys = ["intercept", "weights", "threshold", "positives", "cross_validated"]
  static let figureKeys = [
    "f1", "rule_f1", "log_loss", "calibration_error", "rule_calibration_error", "penalty",
  ]

  let tags: [String: Tag]

  /// - Returns: No calibration when the file has a mistake.
  func read(_ file: RuleFile) -> (calibration: Calibration?, problems: [Diagnostic]) {
    file.reading(otherwise: nil) { root, reader in
      guard let top = reader.mapping(root, file.path, keys: Self.keys, required: Self.keys) else {
        return nil
      }
      let calibration = Calibration(source: FitSource(top, &reader), models: models(top["tags"], &reader))
      return reader.problems.isEmpty ? calibration : nil
    }
  }

  private func models(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String: Calibration.Model] {
    guard let value else { return [:] }
    guard let pairs = value.pairs else {
      reader.report(RuleCode.wrongType, "'tags' must map tags to their models", at: value)
      return [:]
    }
    var models: [String: Calibration.Model] = [:]
    for (key, value) in pairs {
      let tag = key.string ?? ""
      if tags[tag] == nil {
        reader.report(
          RuleCode.unknownTag, "there is no tag '\(tag)' in tags.yaml", at: key,
          help: NearestName.of(tag, among: tags.keys.sorted()).map { "did you mean '\($0)'?" })
      }
      models[tag] = model(value, tag, &reader)
    }
    return models
  }

  private func model(_ value: YAMLValue, _ tag: String, _ reader: inout YAMLReader) -> Calibration.Model? {
    guard let keys = reader.mapping(value, "'\(tag)'", keys: Self.modelKeys, required: Self.modelKeys) else {
      return nil
    }
    let threshold = reader.number(keys["threshold"], "threshold") ?? 0.5
    let allowed = Calibration.Model.thresholds
    if !allowed.contains(threshold) {
      reader.report(
        RuleCode.badValue, "'threshold' must lie from \(allowed.lowerBound) to \(allowed.upperBound)",
        at: keys["threshold"])
    }
    return Calibration.Model(
      intercept: reader.number(keys["intercept"], "intercept") ?? 0, terms: terms(keys["weights"], &reader),
      threshold: threshold, positives: reader.integer(keys["positives"], "positives", in: 0...Int.max) ?? 0,
      figures: figures(keys["cross_validated"], &reader))
  }

  private func terms(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [Calibration.Term] {
    let names = CalibrationFeature.allCases.map(\.rawValue)
    guard let value, let pairs = reader.mapping(value, "'weights'", keys: names) else { return [] }
    return CalibrationFeature.allCases.compactMap { feature in
      let number = pairs[feature.rawValue]
      guard let weight = reader.number(number, feature.rawValue) else { return nil }
      if feature.speaksForTag, weight < 0 {
        reader.report(
          RuleCode.badValue, "'\(feature.rawValue)' speaks for the tag; its weight cannot be negative", at: number,
          help: "leave it out or run 'aside calibrate'")
      }
      return Calibration.Term(feature: feature, weight: weight)
    }
  }

  private func figures(_ value: YAMLValue?, _ reader: inout YAMLReader) -> Calibration.Figures {
    let keys =
      value.flatMap {
        reader.mapping($0, "'cross_validated'", keys: Self.figureKeys, required: Self.figureKeys)
      } ?? [:]
    func number(_ name: String) -> Double { reader.number(keys[name], name) ?? 0 }
    return Calibration.Figures(
      f1: number("f1"), ruleF1: number("rule_f1"), logLoss: number("log_loss"),
      calibrationError: number("calibration_error"), ruleCalibrationError: number("rule_calibration_error"),
      penalty: number("penalty"))
  }
}
