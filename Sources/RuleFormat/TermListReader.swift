import YAMLDocuments

/// Reads the words of a learned model: a block of lines such as `+0.41 free tier`.
struct TermListReader {
  /// Whose entries may stand among the words; `nil` where none may.
  let lexicon: Lexicon?
  /// The file was read and checked when the program was built.
  let areChecked: Bool

  /// One term a line: thousands of values of their own would take longer to read than all rules.
  func terms(_ value: YAMLValue?, _ reader: inout YAMLReader) -> TermList {
    guard let value, case .scalar(let text, _) = value.content else {
      reader.report(RuleCode.wrongType, "'words' must be a block of lines", at: value, help: shape)
      return []
    }
    guard !areChecked else { return TermList(checked: text) }
    var terms: [SentenceModel.Term] = []
    var known: Set<String> = []
    for (number, line) in TermList.lines(of: text).enumerated() where !line.isEmpty {
      let mistake: String?
      if let term = TermList.term(line), Self.areWords(term.words.utf8) || isEntry(term.words) {
        mistake = self.mistake(term.words, &known)
        terms.append(term)
      } else {
        mistake = "'\(Substring(line))' is no weight with one or two stems" + (lexicon == nil ? "" : " or an entry")
      }
      if let mistake {
        reader.report(
          reader.document.diagnostic(
            RuleCode.badValue, mistake, at: value, lineOffset: value.isBlockScalar ? number + 1 : 0, help: shape))
      }
    }
    return TermList(terms)
  }

  private var shape: String {
    "lines such as '+0.41 free tier': a weight, then one or two stems in small letters"
      + (lexicon == nil ? "" : ", or a name of the lexicon in braces")
  }

  private func isEntry(_ words: String) -> Bool {
    guard lexicon != nil, let entry = SentenceModel.entry(named: words) else { return false }
    return entry.utf8.count == words.utf8.count - 2
  }

  private func mistake(_ words: String, _ known: inout Set<String>) -> String? {
    guard known.insert(words).inserted else { return "'\(words)' stands twice" }
    guard let lexicon, let entry = SentenceModel.entry(named: words), lexicon.entries[entry] == nil else {
      return nil
    }
    let nearest = NearestName.of(entry, among: lexicon.entries.keys.sorted())
    return "the lexicon has no '\(entry)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }

  private static func areWords(_ text: String.UTF8View) -> Bool {
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
