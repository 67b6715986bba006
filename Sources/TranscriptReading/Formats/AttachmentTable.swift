import Foundation

/// Long strings that a log keeps apart: `attachment://<key>` (`tc://` in old logs) stands for them.
struct AttachmentTable {
  private let values: [String: JSONValue]
  private let prefix: String

  /// - Parameter root: The object whose `attachments` is an object by hash, or a list by index.
  init(_ root: JSONValue) {
    let legacy = root["transcript"]?["content"]
    let table = root["attachments"] ?? legacy
    prefix = root["attachments"] == nil && legacy != nil ? "/transcript/content/" : "/attachments/"
    var values: [String: JSONValue] = [:]
    for (key, value) in table?.fields ?? [] { values[key] = value }
    for (index, value) in (table?.items ?? []).enumerated() { values[String(index)] = value }
    self.values = values
  }

  /// True for a string that only stands for another.
  static func isReference(_ value: JSONValue) -> Bool {
    value.starts(with: "attachment://") || value.starts(with: "tc://")
  }

  /// The string that `value` stands for and its JSON Pointer; `nil` when it is not there.
  func resolved(_ value: JSONValue) -> (value: JSONValue, field: String)? {
    guard let text = value.string, let start = text.range(of: "://")?.upperBound else { return nil }
    let key = String(text[start...])
    return values[key].map { ($0, prefix + key) }
  }
}
