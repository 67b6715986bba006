import YAMLDocuments

/// Reads the phrases of `sentences.yaml`.
struct PhraseModelReader {
  static let keys = ["dimensions", "filters", "unit", "intercepts", "filter_rows", "output_rows", "points"]
  /// What the reader of phrases has room for.
  private static let mostFilters = 256
  private static let mostDimensions = 256
  private static let help = "run 'aside calibrate --sentences' to learn them anew"

  let tags: [String: Tag]
  /// The file was read and checked when the program was built.
  let areChecked: Bool

  /// - Returns: `nil` when there is a mistake, which is reported.
  func model(_ value: YAMLValue, _ reader: inout YAMLReader) -> PhraseModel? {
    guard let keys = reader.mapping(value, "'phrases'", keys: Self.keys, required: Self.keys) else { return nil }
    let points = reader.string(keys["points"], "points") ?? ""
    let intercepts = keys["intercepts"].flatMap { reader.mapping($0, "'intercepts'", keys: tags.keys.sorted()) } ?? [:]
    let model = PhraseModel(
      dimensions: reader.integer(keys["dimensions"], "dimensions", in: 1...Self.mostDimensions) ?? 1,
      filters: reader.integer(keys["filters"], "filters", in: 1...Self.mostFilters) ?? 1,
      unit: reader.number(keys["unit"], "unit") ?? 0,
      intercepts: intercepts.reduce(into: [:]) { $0[$1.key] = reader.number($1.value, $1.key) },
      numbers: PhraseNumbers(
        words: points,
        filters: reader.string(keys["filter_rows"], "filter_rows") ?? "",
        outputs: reader.string(keys["output_rows"], "output_rows") ?? ""))
    if !areChecked { check(model, keys, lines: TermList.lines(of: points).count { !$0.isEmpty }, &reader) }
    return model
  }

  /// - Parameter lines: Of points.
  private func check(
    _ model: PhraseModel, _ keys: [String: YAMLValue], lines: Int, _ reader: inout YAMLReader
  ) {
    let values = model.numbers.values
    let units = PhraseModel.lengths * model.filters
    func report(_ key: String, _ what: String) {
      reader.report(RuleCode.badValue, "'\(key)' must be \(what)", at: keys[key], help: Self.help)
    }
    if values.words.count != lines || !values.words.starts(with: PhraseModel.standIns)
      || Set(values.words).count != values.words.count
      || values.points.count != values.words.count * model.dimensions
    {
      report(
        "points",
        "lines of a stem and \(2 * model.dimensions) hexadecimal digits, the first of them "
          + "\(PhraseModel.standIns.joined(separator: " and "))")
    }
    if values.filters.count != model.dimensions * PhraseModel.places * model.filters {
      report(
        "filter_rows", "\(model.dimensions) lines of \(2 * PhraseModel.places * model.filters) hexadecimal digits")
    }
    if values.bias.count != units || values.output.count != units * model.intercepts.count {
      report("output_rows", "\(units) lines of \(4 * (1 + model.intercepts.count)) hexadecimal digits")
    }
  }
}
