/// The value of a condition or an outcome.
package enum ScalarValue: Hashable, Sendable {
  case string(String)
  /// A number as the source wrote it, so that nothing is rounded.
  case number(String)
  case bool(Bool)
  case null

  /// The value as a person or a filter names it: `free`, `3`, `true`, `null`.
  package var text: String {
    switch self {
    case .string(let value): value
    case .number(let literal): literal
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}
