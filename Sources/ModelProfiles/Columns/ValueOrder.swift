import TranscriptModel

/// A total order of scalar values, so that groups stand in the same place in every output.
package enum ValueOrder {
  /// Null, booleans, numbers by size (those that are equal by how they are written), texts.
  package static func isBefore(_ left: ScalarValue, _ right: ScalarValue) -> Bool {
    let (one, other) = (rank(left), rank(right))
    guard one == other else { return one < other }
    if one == 2, let first = Double(left.text), let second = Double(right.text), first != second {
      return first < second
    }
    return left.text < right.text
  }

  private static func rank(_ value: ScalarValue) -> Int {
    switch value {
    case .null: 0
    case .bool: 1
    case .number: 2
    case .string: 3
    }
  }
}
