import YAMLDocuments

/// Reads `lexicon.yaml`: a mapping from names to alternations.
struct LexiconFileReader {
  /// The entries are known to compile.
  var areChecked = false

  func read(_ text: String, path: String) -> (lexicon: Lexicon, problems: [Diagnostic]) {
    let document: YAMLDocument
    do {
      document = try YAMLDocument(text, path: path, code: RuleCode.notYAML)
    } catch {
      return (Lexicon(), [error])
    }
    var reader = YAMLReader(document, codes: RuleCode.shared)
    var lexicon = Lexicon()
    guard let pairs = document.root.pairs else {
      reader.report(RuleCode.wrongType, "lexicon.yaml must map names to regexes", at: document.root)
      return (lexicon, reader.problems)
    }
    for (key, value) in pairs {
      guard let name = reader.string(key, "name"), let regex = reader.string(value, name) else { continue }
      guard Lexicon.name(at: 0, in: Array("{\(name)}".utf8)) == name else {
        reader.report(
          RuleCode.badValue, "'\(name)' is no lexicon name", at: key,
          help: "use lowercase letters, digits and hyphens, starting with a letter")
        continue
      }
      lexicon.define(name, as: regex)
    }
    lexicon.writeOutEntries()
    guard !areChecked else { return (lexicon, reader.problems) }
    // Each entry must compile by itself, so that a mistake is shown here and not in every rule.
    let patterns = PatternListReader(lexicon: lexicon)
    for (_, value) in pairs { _ = patterns.compile(value, &reader) }
    return (lexicon, reader.problems)
  }
}
