import YAMLDocuments

/// Reads `sentences.yaml`.
struct SentenceFileReader {
  static let keys = ["fitted_on", "gold", "rows", "prompts", "tags"]
  static let tagKeys = ["intercept", "cutoff", "positives", "average_precision", "words"]
  private static let wordBytes = Set("abcdefghijklmnopqrstuvwxyz'0".utf8)

  let tags: [String: Tag]

  /// - Returns: No model when the file has a mistake.
  func read(_ text: String, path: String) -> (model: SentenceModel?, problems: [Diagnostic]) {
    let document: YAMLDocument
    do {
      document = try YAMLDocument(text, path: path, code: RuleCode.notYAML)
    } catch {
      return (nil, [error])
    }
    var reader = YAMLReader(document, codes: RuleCode.shared)
    guard let top = reader.mapping(document.root, path, keys: Self.keys, required: Self.keys) else {
      return (nil, reader.problems)
    }
    let count = 0...Int.max
    let model = SentenceModel(
      fittedOn: reader.string(top["fitted_on"], "fitted_on") ?? "",
      goldDigest: CalibrationFileReader.digest(top["gold"], "gold", &reader),
      rows: reader.integer(top["rows"], "rows", in: count) ?? 0,
      prompts: reader.integer(top["prompts"], "prompts", in: count) ?? 0, tags: readTags(top["tags"], &reader))
    return (reader.problems.isEmpty ? model : nil, reader.problems)
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
    guard let keys = reader.mapping(value, "'\(tag)'", keys: Self.tagKeys, required: Self.tagKeys) else { return nil }
    return SentenceModel.Tag(
      intercept: reader.number(keys["intercept"], "intercept") ?? 0,
      cutoff: reader.number(keys["cutoff"], "cutoff") ?? 0, terms: terms(keys["words"], &reader),
      positives: reader.integer(keys["positives"], "positives", in: 0...Int.max) ?? 0,
      averagePrecision: reader.number(keys["average_precision"], "average_precision") ?? 0)
  }

  /// One term a line: thousands of values of their own would take longer to read than all rules.
  private func terms(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [SentenceModel.Term] {
    guard let value, case .scalar(let text, _) = value.content else {
      reader.report(RuleCode.wrongType, "'words' must be a block of lines", at: value, help: Self.shape)
      return []
    }
    var terms: [SentenceModel.Term] = []
    var known: Set<Substring> = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      let fields = line.split(separator: " ", maxSplits: 1)
      let words = fields.count == 2 ? fields[1] : ""
      var mistake: String?
      if let weight = fields.first.flatMap({ Double($0) }), weight.isFinite, Self.areWords(words) {
        if !known.insert(words).inserted { mistake = "'\(words)' stands twice" }
        terms.append(SentenceModel.Term(words: String(words), weight: weight))
      } else {
        mistake = "'\(line)' is no weight with one or two stems"
      }
      if let mistake {
        reader.report(
          reader.document.diagnostic(
            RuleCode.badValue, mistake, at: value, lineOffset: value.isBlockScalar ? number + 1 : 0, help: Self.shape))
      }
    }
    return terms
  }

  private static let shape = "lines such as '+0.41 free tier': a weight, then one or two stems in small letters"

  private static func areWords(_ text: Substring) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    return (1...2).contains(words.count) && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(wordBytes.contains) }
  }
}
