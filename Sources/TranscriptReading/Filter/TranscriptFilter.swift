import TranscriptModel

/// A filter with what is worked out once: the fields that it names.
package struct TranscriptFilter: Sendable {
  /// What one transcript was to the filter.
  package struct Verdict: Sendable, Equatable {
    package var holds: Bool
    /// A pattern could not answer; its comparison counted as false.
    package var hitLimit: Bool
    /// Bit `n` is set when the transcript has `fields[n]`.
    package var present: UInt64
  }

  private let expression: FilterExpression
  /// In the order of their names. Those behind the 64th are not watched for being there.
  package let fields: [FilterField]
  /// The transcript's reasoning has to be extracted before it is asked.
  package let needsExtraction: Bool

  /// - Throws: The first mistake of the expression.
  package init(_ text: String) throws(FilterError) {
    expression = try FilterParser.parse(text)
    fields = expression.fields.sorted { $0.name < $1.name }
    needsExtraction = fields.contains(.visibility)
  }

  package func verdict(on transcript: Transcript) -> Verdict {
    let answer = expression.answer(for: transcript)
    var present: UInt64 = 0
    for (number, field) in fields.prefix(64).enumerated() where field.value(in: transcript) != nil {
      present |= 1 << UInt64(number)
    }
    return Verdict(holds: answer.holds, hitLimit: answer.hitLimit, present: present)
  }

  /// The fields that no transcript had, by all their `present` bits together.
  package func missing(from present: UInt64) -> [FilterField] {
    fields.prefix(64).enumerated().filter { present & (1 << UInt64($0.offset)) == 0 }.map(\.element)
  }
}
