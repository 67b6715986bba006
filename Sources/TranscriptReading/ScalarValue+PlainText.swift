import TranscriptModel

extension ScalarValue {
  /// A value written without quotation marks, as in a table's cell: `true` and `false` as Python,
  /// JSON and R write them, numbers as JSON writes them, else text.
  init(plainText text: String) {
    switch text {
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    default: self = Self.isNumber(text) ? .number(text) : .string(text)
    }
  }

  /// The grammar of RFC 8259: no leading zeros, so that `007` stays a name.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    guard let first = rest.first, (0x30...0x39).contains(first) else { return false }
    let whole = rest.prefix { (0x30...0x39).contains($0) }
    if first == 0x30, whole.count > 1 { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == 0x2E {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let exponent = rest.first else { return true }
    guard exponent == 0x65 || exponent == 0x45 else { return false }
    rest = rest.dropFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy { (0x30...0x39).contains($0) }
  }
}
