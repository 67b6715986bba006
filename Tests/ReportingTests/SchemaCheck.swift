import Foundation

/// The part of JSON Schema that the project's schemas use: type, const, enum, properties, required,
/// additionalProperties, items, prefixItems' length, anyOf, oneOf, minimum, maximum, and references into `$defs`.
struct SchemaCheck {
  private let root: [String: Any]

  init(_ root: [String: Any]) { self.root = root }

  func problems(of value: Any) -> [String] { problems(value, root, "") }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
      let definition = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    {
      return problems(value, definition, path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      return choices.contains { problems(value, $0, path).isEmpty } ? [] : ["\(path) is none of the alternatives"]
    }
    if let types = schema["type"] as? String ?? nil, !Self.matches(value, [types]) { return ["\(path) is no \(types)"] }
    if let types = schema["type"] as? [String] {
      guard Self.matches(value, types) else { return ["\(path) is none of \(types)"] }
    }
    if let expected = schema["const"] as? String, value as? String != expected { return ["\(path) is not \(expected)"] }
    if let list = schema["enum"] as? [String], !list.contains(value as? String ?? "") {
      return ["\(path) is not listed"]
    }
    if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
      return ["\(path) is too small"]
    }
    if let most = schema["maximum"] as? Double, let number = value as? Double, number > most {
      return ["\(path) is too large"]
    }
    if let object = value as? [String: Any] { return members(object, schema, path) }
    if let array = value as? [Any] { return items(array, schema, path) }
    return []
  }

  private func members(_ object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(path)/\($0) is missing" }
    if let choices = schema["oneOf"] as? [[String: [String]]] {
      let met = choices.count { ($0["required"] ?? []).allSatisfy { object[$0] != nil } }
      if met != 1 { found.append("\(path) has \(met) of the keys of which one is due") }
    }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      if let property = properties[key] as? [String: Any] {
        found += problems(value, property, "\(path)/\(key)")
      } else if let rest = schema["additionalProperties"] as? [String: Any] {
        found += problems(value, rest, "\(path)/\(key)")
      } else {
        found.append("\(path)/\(key) is not described")
      }
    }
    return found
  }

  private func items(_ array: [Any], _ schema: [String: Any], _ path: String) -> [String] {
    if let least = schema["minItems"] as? Int, array.count < least { return ["\(path) is too short"] }
    if let most = schema["maxItems"] as? Int, array.count > most { return ["\(path) is too long"] }
    guard let item = schema["items"] as? [String: Any] else { return [] }
    return array.enumerated().flatMap { problems($1, item, "\(path)/\($0)") }
  }

  private static func matches(_ value: Any, _ types: [String]) -> Bool {
    types.contains { type in
      switch type {
      case "null": return value is NSNull
      case "string": return value is String
      case "object": return value is [String: Any]
      case "array": return value is [Any]
      case "boolean": return isBoolean(value)
      case "integer":
        return !isBoolean(value) && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
      case "number": return !isBoolean(value) && value is NSNumber
      default: return false
      }
    }
  }

  private static func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }
}
