import YAMLDocuments

/// Reads `sentences.yaml`.
struct SentenceFileReader {
  static let requiredKeys = FitSource.keys + ["tags"]
  static let keys = requiredKeys + ["phrases"]
  static let requiredTagKeys = ["intercept", "cutoff", "positives", "average_precision", "words"]
  static let tagKeys = requiredTagKeys + ["text"]
  static let requiredTextKeys = ["intercept", "length", "cutoff", "best"]
  static let textKeys = requiredTextKeys + ["words"]

  private let tags: [String: Tag]
  private let lists: TermListReader
  /// In whole texts entries of the lexicon are not looked for.
  private let ofTexts: TermListReader
  private let phrases: PhraseModelReader

  /// - Parameter areChecked: The file was read and checked when the program was built.
  init(tags: [String: Tag], lexicon: Lexicon, areChecked: Bool) {
    self.tags = tags
    lists = TermListReader(lexicon: lexicon, areChecked: areChecked)
    ofTexts = TermListReader(lexicon: nil, areChecked: areChecked)
    phrases = PhraseModelReader(tags: tags, areChecked: areChecked)
  }

  /// - Returns: No model when the file has a mistake.
  func read(_ file: RuleFile) -> (model: SentenceModel?, problems: [Diagnostic]) {
    file.reading(otherwise: nil) { root, reader in
      guard let top = reader.mapping(root, file.path, keys: Self.keys, required: Self.requiredKeys) else {
        return nil
      }
      let model = SentenceModel(
        source: FitSource(top, &reader), tags: readTags(top["tags"], &reader),
        phrases: top["phrases"].flatMap { phrases.model($0, &reader) })
      return reader.problems.isEmpty ? model : nil
    }
  }

  private func readTags(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String: SentenceModel.Tag] {
    guard let value else { return [:] }
    guard let pairs = value.pairs else {
      reader.report(RuleCode.wrongType, "'tags' must map tags to their words", at: value)
      return [:]
    }
    var read: [String: SentenceModel.Tag] = [:]
    for (key, value) in pairs {
      let tag = key.string ?? ""
      if tags[tag] == nil {
        reader.report(
          RuleCode.unknownTag, "there is no tag '\(tag)' in tags.yaml", at: key,
          help: NearestName.of(tag, among: tags.keys.sorted()).map { "did you mean '\($0)'?" })
      }
      read[tag] = words(value, tag, &reader)
    }
    return read
  }

  private func words(_ value: YAMLValue, _ tag: String, _ reader: inout YAMLReader) -> SentenceModel.Tag? {
    guard let keys = reader.mapping(value, "'\(tag)'", keys: Self.tagKeys, required: Self.requiredTagKeys) else {
      return nil
    }
    return SentenceModel.Tag(
      intercept: reader.number(keys["intercept"], "intercept") ?? 0,
      cutoff: reader.number(keys["cutoff"], "cutoff") ?? 0, terms: lists.terms(keys["words"], &reader),
      positives: reader.integer(keys["positives"], "positives", in: 0...Int.max) ?? 0,
      averagePrecision: reader.number(keys["average_precision"], "average_precision") ?? 0,
      text: keys["text"].flatMap { text($0, &reader) })
  }

  private func text(_ value: YAMLValue, _ reader: inout YAMLReader) -> SentenceModel.Text? {
    guard let keys = reader.mapping(value, "'text'", keys: Self.textKeys, required: Self.requiredTextKeys)
    else { return nil }
    let best = keys["best"].flatMap { reader.mapping($0, "'best'", keys: tags.keys.sorted()) } ?? [:]
    return SentenceModel.Text(
      intercept: reader.number(keys["intercept"], "intercept") ?? 0,
      length: reader.number(keys["length"], "length") ?? 0,
      best: best.reduce(into: [:]) { $0[$1.key] = reader.number($1.value, $1.key) },
      cutoff: reader.number(keys["cutoff"], "cutoff") ?? 0,
      terms: keys["words"].map { ofTexts.terms($0, &reader) } ?? [])
  }
}
