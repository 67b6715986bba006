import YAMLDocuments

/// Reads `screen.yaml`.
struct ScreenFileReader {
  static let keys = FitSource.keys + [FitSource.rulesKey, "cutoff", "length", "step", "searched", "words"]
  static let shareKeys = ["present", "silent"]

  /// The file was read and checked when the program was built.
  let areChecked: Bool

  /// - Returns: No model when the file has a mistake.
  func read(_ file: RuleFile) -> (model: ScreenModel?, problems: [Diagnostic]) {
    file.reading(otherwise: nil) { root, reader in
      guard let top = reader.mapping(root, file.path, keys: Self.keys, required: Self.keys) else {
        return nil
      }
      let model = ScreenModel(
        source: FitSource(top, &reader), cutoff: reader.number(top["cutoff"], "cutoff") ?? 0,
        length: notNegative(top["length"], "length", &reader),
        step: notNegative(top["step"], "step", &reader),
        searched: shares(top["searched"], &reader),
        terms: TermListReader(lexicon: nil, areChecked: areChecked).terms(top["words"], &reader))
      return reader.problems.isEmpty ? model : nil
    }
  }

  private func notNegative(_ value: YAMLValue?, _ name: String, _ reader: inout YAMLReader) -> Double {
    let number = reader.number(value, name) ?? 0
    if number < 0 { reader.report(RuleCode.badValue, "'\(name)' must not be below 0", at: value) }
    return number
  }

  private func shares(_ value: YAMLValue?, _ reader: inout YAMLReader) -> ScreenModel.Shares {
    let keys = value.flatMap {
      reader.mapping($0, "'searched'", keys: Self.shareKeys, required: Self.shareKeys)
    }
    func share(_ name: String) -> Double { reader.number(keys?[name], name) ?? 0 }
    return ScreenModel.Shares(present: share("present"), silent: share("silent"))
  }
}
