import Yams

/// A YAML value that knows where it stands.
///
/// Yams' decoder errors carry no line, so files are read as nodes and every check points at a mark.
package struct YAMLValue {
  package enum Content {
    /// `isPlain` is false for quoted and block scalars, which are always strings.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLValue])
    case mapping([(key: YAMLValue, value: YAMLValue)])
  }

  package let content: Content
  /// From 1.
  package let line: Int
  /// From 1.
  package let column: Int
  package let isBlockScalar: Bool

  /// Nesting that a document may have; deeper ones are refused when they are read.
  static let maximumDepth = 64
  /// Values that a document may have, aliases written out; this is what stops a bomb of aliases.
  static let maximumValues = 500_000

  struct TooLarge: Error {}

  init(_ node: Node) throws(TooLarge) {
    var budget = Self.maximumValues
    try self.init(node, depth: 0, budget: &budget)
  }

  init(_ content: Content, line: Int, column: Int, isBlockScalar: Bool) {
    self.content = content
    self.line = line
    self.column = column
    self.isBlockScalar = isBlockScalar
  }

  private init(_ node: Node, depth: Int, budget: inout Int) throws(TooLarge) {
    budget -= 1
    guard depth < Self.maximumDepth, budget > 0 else { throw TooLarge() }
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    var isBlock = false
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any)
      isBlock = scalar.style == .literal || scalar.style == .folded
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence { items.append(try YAMLValue(item, depth: depth + 1, budget: &budget)) }
      content = .sequence(items)
    case .mapping(let mapping):
      var pairs: [(YAMLValue, YAMLValue)] = []
      for (key, value) in mapping {
        let name = try YAMLValue(key, depth: depth + 1, budget: &budget)
        pairs.append((name, try YAMLValue(value, depth: depth + 1, budget: &budget)))
      }
      content = .mapping(pairs)
    case .alias:
      content = .scalar("", isPlain: true)
    }
    isBlockScalar = isBlock
  }

  /// The text of a scalar; `nil` for anything else and for a plain `null`, `~` or nothing.
  package var string: String? {
    guard case .scalar(let text, let isPlain) = content else { return nil }
    return isPlain && ["", "~", "null", "Null", "NULL"].contains(text) ? nil : text
  }

  package var integer: Int? {
    guard case .scalar(let text, true) = content else { return nil }
    return Int(text)
  }

  package var number: Double? {
    guard case .scalar(let text, true) = content, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  package var bool: Bool? {
    guard case .scalar(let text, true) = content else { return nil }
    return switch text {
    case "true", "True", "TRUE", "yes", "Yes", "on": true
    case "false", "False", "FALSE", "no", "No", "off": false
    default: nil
    }
  }

  package var sequence: [YAMLValue]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  package var pairs: [(key: YAMLValue, value: YAMLValue)]? {
    if case .mapping(let pairs) = content { return pairs }
    return nil
  }

  /// The value under `key` of a mapping.
  package subscript(key: String) -> YAMLValue? {
    pairs?.first { $0.key.string == key }?.value
  }

  /// What it is, for messages.
  package var kindName: String {
    switch content {
    case .scalar: string == nil ? "nothing" : "a scalar"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
