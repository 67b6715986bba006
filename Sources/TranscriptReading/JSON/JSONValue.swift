import CSimdjson
import TranscriptModel

/// A value of a parsed JSON text; valid only inside `JSONParser.withRoot`.
package struct JSONValue {
  struct Document {
    let text: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<aside_json_node>
  }

  let document: Document
  let index: Int

  private var node: aside_json_node { document.nodes[index] }

  package enum Kind { case object, array, string, number, bool, null }

  package var kind: Kind {
    switch Int(node.kind) {
    case ASIDE_JSON_OBJECT: .object
    case ASIDE_JSON_ARRAY: .array
    case ASIDE_JSON_STRING: .string
    case ASIDE_JSON_NUMBER: .number
    case ASIDE_JSON_NULL: .null
    default: .bool
    }
  }

  package var isNull: Bool { kind == .null }
  package var bool: Bool? { kind == .bool ? Int(node.kind) == ASIDE_JSON_TRUE : nil }

  /// The literal of a number, as written.
  package var number: String? {
    kind == .number ? String(decoding: raw, as: UTF8.self) : nil
  }

  package var integer: Int? { number.flatMap { Int($0) } }

  private var raw: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: document.text[Int(node.start)..<(Int(node.start) + Int(node.length))])
  }

  /// The decoded bytes of a string, and how many lone surrogates became U+FFFD.
  package var decoded: (text: UTF8Text, replaced: Int)? {
    guard kind == .string else { return nil }
    let raw = raw
    guard node.escaped != 0 else { return (UTF8Text(validated: Array(raw)), 0) }
    var replaced = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: raw.count) { buffer, count in
      guard let from = raw.baseAddress, let to = buffer.baseAddress else { return }
      count = from.withMemoryRebound(to: CChar.self, capacity: raw.count) { source in
        to.withMemoryRebound(to: CChar.self, capacity: raw.count) { target in
          aside_json_unescape(source, raw.count, target, &replaced)
        }
      }
    }
    return (UTF8Text(validated: bytes), replaced)
  }

  package var string: String? { decoded?.text.string }

  /// A string or a number as text, as ids are.
  package var text: String? { string ?? number }

  /// True for a string without any character, or with white space alone.
  package var isBlank: Bool { decoded?.text.isBlank == true }

  /// A number of any notation.
  package var double: Double? { number.flatMap { Double($0) } }

  /// True when this string starts with `prefix`, which needs no escape in JSON.
  package func starts(with prefix: StaticString) -> Bool {
    guard kind == .string, raw.count >= prefix.utf8CodeUnitCount else { return false }
    return (0..<prefix.utf8CodeUnitCount).allSatisfy { raw[$0] == prefix.utf8Start[$0] }
  }

  /// True when this string's text is exactly `name`; keys with escapes compare decoded.
  private func isKey(_ name: String) -> Bool {
    if node.escaped != 0 { return string == name }
    return raw.count == name.utf8.count && raw.elementsEqual(name.utf8)
  }

  /// The value under `key` of an object; the first where a key stands twice.
  package subscript(key: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var cursor = index + 1
    while cursor < Int(node.next) {
      let name = JSONValue(document: document, index: cursor)
      let value = JSONValue(document: document, index: Int(name.node.next))
      if name.isKey(key) { return value }
      cursor = Int(value.node.next)
    }
    return nil
  }

  /// Keys and values of an object, in the order of the text.
  package var fields: [(key: String, value: JSONValue)] {
    guard kind == .object else { return [] }
    var fields: [(String, JSONValue)] = []
    var cursor = index + 1
    while cursor < Int(node.next) {
      let name = JSONValue(document: document, index: cursor)
      let value = JSONValue(document: document, index: Int(name.node.next))
      fields.append((name.string ?? "", value))
      cursor = Int(value.node.next)
    }
    return fields
  }

  package var items: [JSONValue] {
    guard kind == .array else { return [] }
    var items: [JSONValue] = []
    var cursor = index + 1
    while cursor < Int(node.next) {
      let item = JSONValue(document: document, index: cursor)
      items.append(item)
      cursor = Int(item.node.next)
    }
    return items
  }

  /// A scalar as a condition holds it; `nil` for objects and arrays.
  package var scalar: ScalarValue? {
    switch kind {
    case .string: string.map { .string($0) }
    case .number: number.map { .number($0) }
    case .bool: bool.map { .bool($0) }
    case .null: .null
    case .object, .array: nil
    }
  }
}
