import RuleFormat
import TranscriptModel

/// Where a rule matched: a cue before anyone judged how it is meant.
package struct CueMatch: Sendable {
  /// Index into `RuleSet.rules`.
  package let rule: Int
  /// In the part's text.
  package let range: ByteRange
  /// Names of the patterns that matched, in the order of their places.
  package let patterns: [String]
  /// Named groups that took part.
  package let groups: [Group]

  package init(rule: Int, range: ByteRange, patterns: [String], groups: [Group]) {
    self.rule = rule
    self.range = range
    self.patterns = patterns
    self.groups = groups
  }

  package struct Group: Sendable, Equatable {
    package let name: String
    package let range: ByteRange
  }
}
