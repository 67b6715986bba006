import TranscriptModel

/// Which transcripts a group holds: one value for each column of `--by`, in the order asked for.
package struct GroupKey: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var column: ProfileColumn
    /// `.null` for transcripts that do not have it.
    package var value: ScalarValue

    package init(_ column: ProfileColumn, _ value: ScalarValue) {
      self.column = column
      self.value = value
    }
  }

  /// Empty where everything is one group.
  package var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  package subscript(_ column: ProfileColumn) -> ScalarValue? { entries.first { $0.column == column }?.value }

  /// The group without some columns.
  package func without(_ columns: Set<ProfileColumn>) -> GroupKey {
    GroupKey(entries.filter { !columns.contains($0.column) })
  }

  package func keeping(_ columns: [ProfileColumn]) -> GroupKey {
    GroupKey(columns.compactMap { column in entries.first { $0.column == column } })
  }

  /// `basalt-70b · free`, or `all` for the group of everything; a missing value shows as `(none)`.
  package var title: String {
    entries.isEmpty ? "all" : entries.map { Self.text($0.value) }.joined(separator: " · ")
  }

  /// A value as a person reads it.
  package static func text(_ value: ScalarValue) -> String { value == .null ? "(none)" : value.text }
}

extension GroupKey: Comparable {
  /// By the first column that differs: missing values, then numbers by size, then other values by their text.
  package static func < (left: GroupKey, right: GroupKey) -> Bool {
    for (one, other) in zip(left.entries, right.entries) where one.value != other.value {
      return ValueOrder.isBefore(one.value, other.value)
    }
    return left.entries.count < right.entries.count
  }
}
