import YAMLDocuments

/// A shape in the terms of JSON Schema.
struct SchemaShape {
  private let shape: YAMLShape

  init(_ shape: YAMLShape) { self.shape = shape }

  var object: [String: Any] {
    switch shape {
    // A title such as 2001 or true is text for the reader, though not for YAML.
    case .text: return ["type": ["string", "number", "boolean"]]
    case .word(let words): return ["enum": words]
    case .integer(let range): return Self.integer(range)
    case .number: return ["type": "number"]
    case .flag: return ["type": "boolean"]
    case .list(let item): return ["type": "array", "items": SchemaShape(item).object]
    case .mapping(let layout): return Self.mapping(layout)
    case .names(let value): return ["type": "object", "additionalProperties": SchemaShape(value).object]
    case .oneOrList, .either:
      return ["anyOf": alternatives.map { SchemaShape($0).object }]
    }
  }

  /// What an `anyOf` lists, nested ones written out. One scalar may stand for a list, but no mapping may.
  private var alternatives: [YAMLShape] {
    switch shape {
    case .either(let shapes): shapes.flatMap { SchemaShape($0).alternatives }
    case .oneOrList(let item): SchemaShape(item).alternatives.filter(\.isScalar) + [.list(item)]
    default: [shape]
    }
  }

  private static func integer(_ range: ClosedRange<Int>) -> [String: Any] {
    ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
  }

  private static func mapping(_ layout: YAMLLayout) -> [String: Any] {
    var properties: [String: Any] = [:]
    for key in layout.keys {
      var property = SchemaShape(key.shape).object
      property["description"] = key.meaning
      properties[key.name] = property
    }
    var schema: [String: Any] = ["type": "object", "properties": properties, "additionalProperties": false]
    let required = layout.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { schema["required"] = required }
    if !layout.exactlyOneOf.isEmpty { schema["oneOf"] = layout.exactlyOneOf.map { ["required": [$0]] } }
    return schema
  }
}

extension YAMLShape {
  fileprivate var isScalar: Bool {
    switch self {
    case .text, .word, .integer, .number, .flag: true
    case .list, .oneOrList, .mapping, .names, .either: false
    }
  }
}
