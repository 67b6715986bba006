import PatternMatching

/// A compiled pattern with the regex as the rule's author wrote it, lexicon names unexpanded.
package struct PatternReference: Sendable {
  package let written: String
  package let compiled: Pattern
  /// Where the regex starts in its file, from 1; of a block scalar the line of its `|`. 1 where it was made of words.
  package var line = 1
  package var column = 1

  package init(written: String, compiled: Pattern, line: Int = 1, column: Int = 1) {
    self.written = written
    self.compiled = compiled
    self.line = line
    self.column = column
  }
}
