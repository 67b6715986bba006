import PatternMatching
import YAMLDocuments

/// Reads lists of `{name, regex}` and expands lexicon names; PCRE2 says what does not compile.
struct PatternListReader {
  let lexicon: Lexicon
  /// The patterns are known to compile; each is compiled when it is first used.
  var areChecked = false
  /// Of the whole folder.
  private let budget = ExpansionBudget()

  init(lexicon: Lexicon, areChecked: Bool = false) {
    self.lexicon = lexicon
    self.areChecked = areChecked
  }

  /// A plain string in the list is a pattern without a name; it is called by its position.
  func patterns(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> [RulePattern] {
    var patterns: [RulePattern] = []
    for (index, item) in reader.list(value, what, allowsOne: true).enumerated() {
      var name = "\(what)-\(index + 1)"
      var regex = item
      if item.string == nil {
        guard let keys = reader.mapping(item, as: RuleKeys.pattern),
          let written = keys["regex"]
        else { continue }
        name = reader.string(keys["name"], "name") ?? name
        regex = written
        if patterns.contains(where: { $0.name == name }) {
          reader.report(RuleCode.duplicateID, "two patterns are called '\(name)'", at: keys["name"])
        }
      }
      if let pattern = compile(regex, &reader) {
        patterns.append(RulePattern(name: name, pattern: pattern))
      }
    }
    return patterns
  }

  /// Compiles one regex; a mistake is reported at its place inside the regex.
  func compile(_ value: YAMLValue, _ reader: inout YAMLReader) -> PatternReference? {
    guard let written = reader.string(value, "regex") else { return nil }
    if areChecked {
      return PatternReference(
        written: written, compiled: Pattern(checked: { [lexicon] in (try? lexicon.expand(written).regex) ?? written }),
        line: value.line, column: value.column)
    }
    let expansion: Lexicon.Expansion
    do throws(Lexicon.ExpansionError) {
      expansion = try lexicon.expand(written)
    } catch {
      report(error, at: value, &reader)
      return nil
    }
    guard budget.take(expansion.regex.utf8.count) else {
      if budget.isFirstToSay() {
        report(
          RuleCode.tooLarge, "all patterns up to here have more than 64 MiB with their lexicon names written out",
          at: value, byte: 0, help: nil, &reader)
      }
      return nil
    }
    do throws(PatternError) {
      return PatternReference(
        written: written, compiled: try Pattern(expansion.regex), line: value.line, column: value.column)
    } catch {
      let byte = expansion.writtenOffset(of: error.offset)
      report(
        RuleCode.regex, "the regex does not compile: \(error.message) (byte \(byte))", at: value, byte: byte,
        help: nil, &reader)
      return nil
    }
  }

  private func report(_ error: Lexicon.ExpansionError, at value: YAMLValue, _ reader: inout YAMLReader) {
    switch error {
    case .unknown(let name, let offset, let nearest):
      report(
        RuleCode.unknownLexiconName, "there is no '{\(name)}' in lexicon.yaml", at: value, byte: offset,
        help: nearest.map { "did you mean '{\($0)}'?" } ?? "define it there, or write \\{ for a brace", &reader)
    case .tooDeep(let name, let offset):
      report(
        RuleCode.regex, "'{\(name)}' refers to itself or grows beyond 256 KiB", at: value, byte: offset,
        help: nil, &reader)
    }
  }

  private func report(
    _ code: RuleCode, _ message: String, at value: YAMLValue, byte: Int, help: String?,
    _ reader: inout YAMLReader
  ) {
    let place = reader.document.place(ofByte: byte, in: value)
    reader.report(
      reader.document.diagnostic(
        code, message, at: value, columnOffset: place.columnOffset, lineOffset: place.lineOffset, help: help))
  }
}
