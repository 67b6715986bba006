import TranscriptReading

/// Every value of a JSON text, by every way to ask for it.
final class JSONEntry: FuzzEntry {
  private let parser = JSONParser()
  private var broken: String?

  /// What stands behind a text is its neighbour's, and must not count.
  private static let neighbours = Array(",]}\":[{0\\\u{0}".utf8) + [0xFF]

  func run(_ input: [UInt8]) -> String? {
    broken = nil
    let neighbour = Self.neighbours[input.count % Self.neighbours.count]
    let padded = input + [UInt8](repeating: neighbour, count: JSONParser.padding)
    padded.withUnsafeBufferPointer { buffer in
      _ = parser.withRoot(of: UnsafeBufferPointer(rebasing: buffer[..<input.count])) { walk($0, depth: 0) }
    }
    return broken
  }

  private func walk(_ value: JSONValue, depth: Int) {
    if depth > JSONParser.maximumDepth { broken = "nested \(depth) deep" }
    switch value.kind {
    case .object:
      for (key, child) in value.fields {
        if value[key] == nil { broken = "the key '\(key)' is listed, but not found" }
        walk(child, depth: depth + 1)
      }
    case .array: for item in value.items { walk(item, depth: depth + 1) }
    case .string: check(value)
    case .number: _ = (value.integer, value.double, value.scalar)
    case .bool, .null: _ = (value.bool, value.scalar)
    }
  }

  private func check(_ value: JSONValue) {
    guard let decoded = value.decoded else {
      broken = "a string without a text"
      return
    }
    if String(validating: decoded.text.bytes, as: UTF8.self) == nil { broken = "a string is no UTF-8" }
    _ = (value.isBlank, value.starts(with: "<think>"), value.text)
  }
}
