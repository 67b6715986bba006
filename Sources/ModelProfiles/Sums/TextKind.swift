import TranscriptModel

/// What sums keep of one readable text: its labels and its outcomes. Equal texts are counted, not kept, so
/// that any figure about labels that go together can be made of the counts.
struct TextKind: Hashable, Sendable {
  struct Outcome: Hashable, Sendable {
    var name: String
    var value: ScalarValue
  }

  var labels = LabelSet()
  /// Sorted by name; null outcomes are none.
  var outcomes: [Outcome] = []

  func value(of outcome: String) -> ScalarValue? { outcomes.first { $0.name == outcome }?.value }
}

extension TextKind: Comparable {
  static func < (left: TextKind, right: TextKind) -> Bool {
    if left.labels != right.labels { return left.labels.bits < right.labels.bits }
    for (one, other) in zip(left.outcomes, right.outcomes) where one != other {
      return one.name == other.name ? ValueOrder.isBefore(one.value, other.value) : one.name < other.name
    }
    return left.outcomes.count < right.outcomes.count
  }
}
