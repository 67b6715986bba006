import YAMLDocuments

/// Reads `sentences.yaml`.
struct SentenceFileReader {
  static let keys = ["fitted_on", "gold", "rows", "prompts", "tags"]
  static let requiredTagKeys = ["intercept", "cutoff", "positives", "average_precision", "words"]
  static let tagKeys = requiredTagKeys + ["text"]
  static let requiredTextKeys = ["intercept", "length", "cutoff", "best"]
  static let textKeys = requiredTextKeys + ["words"]

  let tags: [String: Tag]
  let lexicon: Lexicon
  /// The file was read and checked when the program was built.
  let areChecked: Bool

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
    guard let keys = reader.mapping(value, "'\(tag)'", keys: Self.tagKeys, required: Self.requiredTagKeys) else {
      return nil
    }
    return SentenceModel.Tag(
      intercept: reader.number(keys["intercept"], "intercept") ?? 0,
      cutoff: reader.number(keys["cutoff"], "cutoff") ?? 0, terms: terms(keys["words"], ofTexts: false, &reader),
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
      terms: keys["words"].map { terms($0, ofTexts: true, &reader) } ?? [])
  }

  /// One term a line: thousands of values of their own would take longer to read than all rules.
  ///
  /// - Parameter ofTexts: They are of whole texts, in which entries of the lexicon are not looked for.
  private func terms(_ value: YAMLValue?, ofTexts: Bool, _ reader: inout YAMLReader) -> [SentenceModel.Term] {
    let shape = ofTexts ? Self.shape : Self.shape + Self.entryShape
    guard let value, case .scalar(let text, _) = value.content else {
      reader.report(RuleCode.wrongType, "'words' must be a block of lines", at: value, help: shape)
      return []
    }
    var terms: [SentenceModel.Term] = []
    var known: Set<Substring> = []
    // Bytes: Swift's characters take ten times as long, and every start of the program waits for this.
    for (number, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty else { continue }
      let gap = line.firstIndex(of: 0x20) ?? line.endIndex
      let words = line[gap...].dropFirst()
      var mistake: String?
      if let weight = Double(Substring(line[..<gap])), weight.isFinite,
        Self.areWords(words) || !ofTexts && isEntry(words)
      {
        if !areChecked { mistake = self.mistake(Substring(words), &known) }
        terms.append(SentenceModel.Term(words: String(Substring(words)), weight: weight))
      } else {
        mistake = "'\(Substring(line))' is no weight with one or two stems" + (ofTexts ? "" : " or an entry")
      }
      if let mistake {
        reader.report(
          reader.document.diagnostic(
            RuleCode.badValue, mistake, at: value, lineOffset: value.isBlockScalar ? number + 1 : 0, help: shape))
      }
    }
    return terms
  }

  private static let shape =
    "lines such as '+0.41 free tier': a weight, then one or two stems in small letters"
  private static let entryShape = ", or a name of the lexicon in braces"

  private func isEntry(_ words: Substring.UTF8View) -> Bool {
    guard let entry = SentenceModel.entry(named: String(Substring(words))) else { return false }
    return entry.utf8.count == words.count - 2
  }

  private func mistake(_ words: Substring, _ known: inout Set<Substring>) -> String? {
    guard known.insert(words).inserted else { return "'\(words)' stands twice" }
    guard let entry = SentenceModel.entry(named: String(words)), lexicon.entries[entry] == nil else { return nil }
    let nearest = NearestName.of(entry, among: lexicon.entries.keys.sorted())
    return "the lexicon has no '\(entry)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }

  private static func areWords(_ text: Substring.UTF8View) -> Bool {
    var (words, length) = (1, 0)
    for byte in text {
      if byte == 0x20 {
        guard length > 0 else { return false }
        (words, length) = (words + 1, 0)
      } else {
        guard (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "0") else {
          return false
        }
        length += 1
      }
    }
    return length > 0 && words <= 2
  }
}
