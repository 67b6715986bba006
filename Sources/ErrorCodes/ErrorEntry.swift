/// What there is to say about one code, apart from the place where it was met.
package struct ErrorEntry: Sendable {
  /// What is wrong, in a few words, without an end mark; messages begin with it.
  package var title: String
  /// How it comes about, in whole sentences.
  package var cause: String
  /// What to do, as a clause without an end mark; messages end with it.
  package var cure: String

  package init(_ title: String, cause: String, cure: String) {
    self.title = title
    self.cause = cause
    self.cure = cure
  }
}

/// What the codes of one type have in common.
package struct ErrorArea: Sendable {
  /// For headings: `Rule files`.
  package var name: String
  /// What happens when such a code is met: where it is said and with which code the command ends.
  package var outcome: String

  package init(_ name: String, outcome: String) {
    self.name = name
    self.outcome = outcome
  }
}
