import YAMLDocuments

/// Reads the phrases of `sentences.yaml`.
struct PhraseModelReader {
  static let keys = ["dimensions", "filters", "networks", "points"]
  static let networkKeys = ["sentences", "shift", "unit", "intercepts", "filter_rows", "output_rows"]
  /// What the reader of phrases has room for.
  private static let mostFilters = 256
  private static let mostDimensions = 256
  private static let mostShift = 16
  private static let mostSentences = 2
  private static let help = "run 'aside calibrate --sentences' to learn them anew"

  let tags: [String: Tag]
  /// The file was read and checked when the program was built.
  let areChecked: Bool

  /// - Returns: `nil` when there is a mistake, which is reported.
  func model(_ value: YAMLValue, _ reader: inout YAMLReader) -> PhraseModel? {
    guard let keys = reader.mapping(value, "'phrases'", keys: Self.keys, required: Self.keys) else { return nil }
    let points = reader.string(keys["points"], "points") ?? ""
    let networks = reader.list(keys["networks"], "networks").map { network($0, &reader) }
    let model = PhraseModel(
      dimensions: reader.integer(keys["dimensions"], "dimensions", in: 1...Self.mostDimensions) ?? 1,
      filters: reader.integer(keys["filters"], "filters", in: 1...Self.mostFilters) ?? 1,
      networks: networks.map(\.network), numbers: PhraseNumbers(words: points, networks.map(\.lines)))
    if !areChecked {
      checkPoints(model, lines: TermList.lines(of: points).count { !$0.isEmpty }, at: keys["points"], &reader)
      checkNetworks(model, at: keys["networks"], &reader)
    }
    return model
  }

  private func network(
    _ value: YAMLValue, _ reader: inout YAMLReader
  ) -> (network: PhraseModel.Network, lines: PhraseNumbers.Lines) {
    let keys =
      reader.mapping(value, "a network of 'phrases'", keys: Self.networkKeys, required: Self.networkKeys) ?? [:]
    let intercepts = keys["intercepts"].flatMap { reader.mapping($0, "'intercepts'", keys: tags.keys.sorted()) } ?? [:]
    return (
      PhraseModel.Network(
        sentences: reader.integer(keys["sentences"], "sentences", in: 1...Self.mostSentences) ?? 1,
        shift: reader.integer(keys["shift"], "shift", in: 0...Self.mostShift) ?? 0,
        unit: reader.number(keys["unit"], "unit") ?? 0,
        intercepts: intercepts.reduce(into: [:]) { $0[$1.key] = reader.number($1.value, $1.key) }),
      PhraseNumbers.Lines(
        filters: reader.string(keys["filter_rows"], "filter_rows") ?? "",
        outputs: reader.string(keys["output_rows"], "output_rows") ?? "")
    )
  }

  /// - Parameter lines: How many there are.
  private func checkPoints(_ model: PhraseModel, lines: Int, at value: YAMLValue?, _ reader: inout YAMLReader) {
    let values = model.numbers.values
    let isWhole =
      values.words.count == lines && values.words.starts(with: PhraseModel.standIns)
      && Set(values.words).count == values.words.count
      && values.networks.allSatisfy { $0.points.count == values.words.count * model.dimensions }
    if isWhole { return }
    reader.report(
      RuleCode.badValue,
      "'points' must be lines of a stem and \(2 * model.dimensions * model.networks.count) hexadecimal digits, the first of "
        + "them \(PhraseModel.standIns.joined(separator: " and "))", at: value, help: Self.help)
  }

  private func checkNetworks(_ model: PhraseModel, at value: YAMLValue?, _ reader: inout YAMLReader) {
    func report(_ what: String) { reader.report(RuleCode.badValue, what, at: value, help: Self.help) }
    if model.networks.isEmpty { report("'networks' must have one network or more") }
    if model.networks.contains(where: { $0.intercepts.keys.sorted() != model.tags }) {
      report("'intercepts' must name the same tags in all networks")
    }
    let units = PhraseModel.lengths * model.filters
    let digits = 2 * PhraseModel.places * model.filters
    for network in model.numbers.values.networks {
      if network.filters.count != model.dimensions * PhraseModel.places * model.filters {
        report("'filter_rows' must be \(model.dimensions) lines of \(digits) hexadecimal digits")
      }
      if network.bias.count != units || network.output.count != units * model.tags.count {
        report("'output_rows' must be \(units) lines of \(4 * (1 + model.tags.count)) hexadecimal digits")
      }
    }
  }
}
