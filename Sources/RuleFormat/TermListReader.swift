import YAMLDocuments

/// Reads the words of a learned model: a block of lines such as `+0.41 free tier`.
struct TermListReader {
  /// Whose entries may stand among the words; `nil` where none may.
  let lexicon: Lexicon?
  /// The file was read and checked when the program was built.
  let areChecked: Bool

  /// One term a line: thousands of values of their own would take longer to read than all rules.
  func terms(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [SentenceModel.Term] {
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
      if let weight = Double(Substring(line[..<gap])), weight.isFinite, Self.areWords(words) || isEntry(words) {
        if !areChecked { mistake = self.mistake(Substring(words), &known) }
        terms.append(SentenceModel.Term(words: String(Substring(words)), weight: weight))
      } else {
        mistake = "'\(Substring(line))' is no weight with one or two stems" + (lexicon == nil ? "" : " or an entry")
      }
      if let mistake {
        reader.report(
          reader.document.diagnostic(
            RuleCode.badValue, mistake, at: value, lineOffset: value.isBlockScalar ? number + 1 : 0, help: shape))
      }
    }
    return terms
  }

  private var shape: String {
    "lines such as '+0.41 free tier': a weight, then one or two stems in small letters"
      + (lexicon == nil ? "" : ", or a name of the lexicon in braces")
  }

  private func isEntry(_ words: Substring.UTF8View) -> Bool {
    guard lexicon != nil, let entry = SentenceModel.entry(named: String(Substring(words))) else { return false }
    return entry.utf8.count == words.count - 2
  }

  private func mistake(_ words: Substring, _ known: inout Set<Substring>) -> String? {
    guard known.insert(words).inserted else { return "'\(words)' stands twice" }
    guard let lexicon, let entry = SentenceModel.entry(named: String(words)), lexicon.entries[entry] == nil else {
      return nil
    }
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
