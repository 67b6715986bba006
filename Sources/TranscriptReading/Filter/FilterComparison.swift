import TranscriptModel

/// One comparison of a field with what a filter says. False whenever the transcript lacks the field.
package struct FilterComparison: Sendable {
  package enum Test: Sendable {
    case equal(ScalarValue)
    case notEqual(ScalarValue)
    /// The orders of the field to the value that hold.
    case ordered(ScalarValue, Set<NumberOrder>)
    case contains(String)
    case starts(String)
    case ends(String)
    case matches(SharedPattern)
    case among([ScalarValue])
  }

  package var field: FilterField
  package var test: Test
  /// `not in`, `not contains` and so on: true only where the field is there.
  package var isNegated = false

  /// - Parameter value: What the field holds.
  func holds(_ value: ScalarValue?, _ hitLimit: inout Bool) -> Bool {
    guard let value else { return false }
    return isNegated != passes(value, &hitLimit)
  }

  private func passes(_ value: ScalarValue, _ hitLimit: inout Bool) -> Bool {
    switch test {
    case .equal(let wanted): return Self.isEqual(value, wanted)
    case .notEqual(let wanted): return !Self.isEqual(value, wanted)
    case .ordered(let wanted, let orders): return Self.order(value, wanted).map { orders.contains($0) } ?? false
    case .contains(let text): return text.isEmpty || value.text.contains(text)
    case .starts(let text): return value.text.hasPrefix(text)
    case .ends(let text): return value.text.hasSuffix(text)
    case .among(let wanted): return wanted.contains { Self.isEqual(value, $0) }
    case .matches(let pattern):
      switch pattern.firstMatch(in: UTF8Text(value.text)) {
      case .match: return true
      case .noMatch: return false
      case .limit:
        hitLimit = true
        return false
      }
    }
  }

  /// Numbers compare as numbers, also where a dump writes them as text; `true` and `false` too.
  private static func isEqual(_ value: ScalarValue, _ wanted: ScalarValue) -> Bool {
    switch wanted {
    case .string(let text): value != .null && value.text == text
    case .number(let literal): NumberOrder(of: value.text, to: literal) == .same
    case .bool: value == wanted || value.text.lowercased() == wanted.text && value != .null
    case .null: value == .null
    }
  }

  /// By number where a number is wanted, else by code points; `nil` when there is no order.
  private static func order(_ value: ScalarValue, _ wanted: ScalarValue) -> NumberOrder? {
    guard value != .null else { return nil }
    if case .number(let literal) = wanted { return NumberOrder(of: value.text, to: literal) }
    if value.text == wanted.text { return .same }
    let isBefore = value.text.unicodeScalars.lexicographicallyPrecedes(wanted.text.unicodeScalars)
    return isBefore ? .before : .after
  }
}
