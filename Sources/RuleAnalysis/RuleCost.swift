import RuleFormat
import YAMLDocuments

/// What PCRE2 spent on each pattern of a pack over a dump.
package struct RuleCost: Sendable {
  /// Stands for a rule where entries of the lexicon are timed because learned words name them.
  package static let learnedWords = "learned words"

  package struct PatternRow: Sendable {
    package var name: String
    /// Where the regex starts in the rule's file, from 1.
    package var line: Int
    package var nanoseconds: UInt64 = 0
    /// Texts in which PCRE2 was called.
    package var texts = 0
    /// Places at which a match was let start.
    package var places = 0
    package var hasLiteral = true
    /// The literals that are looked for, one line for each chain of them.
    package var literals: [String] = []
  }

  package struct RuleRow: Sendable {
    package var rule: String
    /// The rule's file, below the rules folder.
    package var path: String
    /// The most expensive first.
    package var patterns: [PatternRow]

    package var nanoseconds: UInt64 { patterns.reduce(0) { $0 + $1.nanoseconds } }
  }

  /// The most expensive first.
  package var rules: [RuleRow]
  /// Reasoning that was searched.
  package var bytes: Int
  package var texts: Int
  /// For finding out where PCRE2 has to look, all patterns together and one text at a time: in `label`, which takes
  /// many texts together, it is less.
  package var searchNanoseconds: UInt64
  /// By place in the rules; those of a dump first say what was measured, the others what is expected.
  package var warnings: [Diagnostic]

  package var nanoseconds: UInt64 { rules.reduce(0) { $0 + $1.nanoseconds } }
  package var ruleCount: Int { rules.count { $0.rule != Self.learnedWords } }
  package var patternCount: Int { rules.reduce(0) { $0 + $1.patterns.count } }
  package var withoutLiteral: Int { rules.reduce(0) { $0 + $1.patterns.count { !$0.hasLiteral } } }
  package var places: Int { rules.flatMap(\.patterns).reduce(0) { $0 + $1.places } }

  /// Of all time in PCRE2, 0 ... 1; 0 where nothing was searched.
  package func share(_ nanoseconds: UInt64) -> Double {
    self.nanoseconds == 0 ? 0 : Double(nanoseconds) / Double(self.nanoseconds)
  }

  /// Milliseconds for a megabyte of reasoning.
  package func perMegabyte(_ nanoseconds: UInt64) -> Double {
    bytes == 0 ? 0 : Double(nanoseconds) / Double(bytes)
  }
}
