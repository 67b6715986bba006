import TranscriptModel

/// What a transcript must be to be read: the parsed form of `--where`.
///
/// Nesting is at most `FilterParser.maximumDepth`; chains of `and` and `or` are flat and of any length.
package indirect enum FilterExpression: Sendable {
  case all([FilterExpression])
  case any([FilterExpression])
  case not(FilterExpression)
  /// The field is there and not null.
  case has(FilterField)
  case comparison(FilterComparison)

  /// What evaluating has found.
  package struct Answer: Sendable, Equatable {
    package var holds: Bool
    /// A pattern could not answer; its comparison counted as false.
    package var hitLimit = false
  }

  package func answer(for transcript: Transcript) -> Answer { answer(Subject { $0.value(in: transcript) }) }

  /// What is asked.
  package struct Subject {
    /// What a field holds; `nil` where it is not there.
    let value: (FilterField) -> ScalarValue?
    let has: (FilterField) -> Bool

    /// - Parameter has: Whether a field is there; by default where it has a value that is not null.
    package init(value: @escaping (FilterField) -> ScalarValue?, has: ((FilterField) -> Bool)? = nil) {
      self.value = value
      self.has = has ?? { value($0).map { $0 != .null } ?? false }
    }
  }

  package func answer(_ subject: Subject) -> Answer {
    var hitLimit = false
    let holds = holds(subject, &hitLimit)
    return Answer(holds: holds, hitLimit: hitLimit)
  }

  private func holds(_ subject: Subject, _ hitLimit: inout Bool) -> Bool {
    switch self {
    case .all(let terms):
      for term in terms where !term.holds(subject, &hitLimit) { return false }
      return true
    case .any(let terms):
      for term in terms where term.holds(subject, &hitLimit) { return true }
      return false
    case .not(let term): return !term.holds(subject, &hitLimit)
    case .has(let field): return subject.has(field)
    case .comparison(let comparison): return comparison.holds(subject.value(comparison.field), &hitLimit)
    }
  }

  /// All fields that are named, so that only what is needed is worked out.
  package var fields: Set<FilterField> {
    switch self {
    case .all(let terms), .any(let terms): terms.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let term): term.fields
    case .has(let field): [field]
    case .comparison(let comparison): [comparison.field]
    }
  }
}
