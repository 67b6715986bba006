/// What a run does with one file.
package enum SourcePlan: Sendable, Equatable {
  /// Unchanged, with the same rules and options: not read. Its sums are in the store.
  case skip
  /// A run was broken off after this many records; it goes on behind them.
  case resume(records: Int)
  case read
}

/// What a run labels with: the same head means the same labels.
package struct RunHead: Sendable, Equatable {
  /// Of the rules.
  package var rules: String
  /// Name and version of the program.
  package var tool: String
  /// As the user typed it, for people.
  package var command: String
  /// A digest of every option that changes what is read or kept.
  package var options: String
  /// False where a run cannot go on in the middle of a file, such as with a joined file or a filter, whose
  /// counts are not in the ledger.
  package var isResumable: Bool

  package init(rules: String, tool: String, command: String, options: String, isResumable: Bool = true) {
    self.rules = rules
    self.tool = tool
    self.command = command
    self.options = options
    self.isResumable = isResumable
  }
}
