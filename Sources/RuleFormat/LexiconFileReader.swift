import YAMLDocuments

/// Reads `lexicon.yaml`: a mapping from names to alternations.
struct LexiconFileReader {
  /// The entries are known to compile.
  var areChecked = false

  func read(_ file: RuleFile) -> (lexicon: Lexicon, problems: [Diagnostic]) {
    file.reading(otherwise: Lexicon()) { root, reader in
      var lexicon = Lexicon()
      guard let pairs = root.pairs else {
        reader.report(RuleCode.wrongType, "lexicon.yaml must map names to regexes", at: root)
        return lexicon
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
      guard !areChecked else { return lexicon }
      // Each entry must compile by itself, so that a mistake is shown here and not in every rule.
      let patterns = PatternListReader(lexicon: lexicon)
      for (_, value) in pairs { _ = patterns.compile(value, &reader) }
      return lexicon
    }
  }
}
