import PatternMatching
import RuleFormat

/// Entries of the lexicon that learned words name, ready to be looked for. Immutable; shared by threads.
package final class LexiconSet: Sendable {
  /// As learned words name them, sorted.
  package let names: [String]
  let patterns: PatternSet

  /// Entries by name; names that the lexicon does not have are left out.
  ///
  /// - Parameter prepared: Made of the same entries when the program was built: then they are not written out.
  convenience init(_ lexicon: Lexicon, named names: [String], prepared: PatternSet.Prepared? = nil) {
    let entries = names.compactMap { name -> (String, Pattern)? in
      if prepared != nil { return (name, Pattern(checked: { Self.regex(lexicon, name) ?? "" })) }
      return Self.regex(lexicon, name).map { (name, Pattern(checked: $0)) }
    }
    self.init(entries, prepared: prepared)
  }

  /// The names of all entries that a model names, sorted.
  static func names(in model: SentenceModel) -> [String] {
    model.lexiconEntries.map(SentenceModel.name(ofEntry:)).sorted()
  }

  /// All entries but those that can match without a word of their own, which stand everywhere. Cost: some tenths of a
  /// second for hundreds of entries.
  package convenience init(_ lexicon: Lexicon) {
    let parts = SharedParts()
    let names = lexicon.entries.keys.sorted().map(SentenceModel.name(ofEntry:))
    let found = names.compactMap { name in Self.regex(lexicon, name).map { (name, Pattern(checked: $0)) } }
    self.init(found.filter { !$0.1.requiredLiterals(sharing: parts).isEmpty }, prepared: nil)
  }

  private init(_ entries: [(name: String, pattern: Pattern)], prepared: PatternSet.Prepared?) {
    names = entries.map(\.name)
    patterns = PatternSet(entries.map(\.pattern), prepared: prepared)
  }

  private static func regex(_ lexicon: Lexicon, _ name: String) -> String? {
    SentenceModel.entry(named: name).flatMap { lexicon.writtenOut($0) }
  }
}
