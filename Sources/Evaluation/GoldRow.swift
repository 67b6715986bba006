import RuleFormat

/// What careful readers found in one transcript.
package struct GoldRow: Sendable, Equatable {
  package var id: String
  /// Tags that are present.
  package var present: Set<String>
  /// Tags on which the readers do not agree; they are left out of every figure.
  package var disputed: Set<String>
  /// Tags about which the row says something; `nil` where it speaks of all.
  package var spokenOf: Set<String>?
  /// Composites that hold or do not, where the row says so.
  package var composites: [String: Bool]
  /// Quoted evidence of present tags.
  package var quotes: [String: [String]]
  /// How tags are meant, present ones and those whose stance does not count, where the row says so.
  package var stances: [String: Stance]

  package init(
    id: String, present: Set<String>, disputed: Set<String> = [], spokenOf: Set<String>? = nil,
    composites: [String: Bool] = [:], quotes: [String: [String]] = [:], stances: [String: Stance] = [:]
  ) {
    self.id = id
    self.present = present
    self.disputed = disputed
    self.spokenOf = spokenOf
    self.composites = composites
    self.quotes = quotes
    self.stances = stances
  }

  /// Whether a tag is present; `nil` where the row does not say.
  package func verdict(on tag: String) -> Bool? {
    if disputed.contains(tag) { return nil }
    if let spokenOf, !spokenOf.contains(tag) { return nil }
    return present.contains(tag)
  }
}
