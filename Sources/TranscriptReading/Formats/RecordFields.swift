import Foundation
import TranscriptModel

/// The fields beside the parts that flat records have in common.
struct RecordFields {
  private let root: JSONValue
  private let source: TranscriptSource
  private let header: RecordHeader?

  init(_ root: JSONValue, _ context: ReadingContext) {
    self.root = root
    source = context.source
    header = context.header
  }

  func transcript(parts builder: PartBuilder) -> Transcript {
    Transcript(
      id: text("id") ?? source.name, model: text("model") ?? header?.model,
      promptID: text("prompt_id") ?? Self.promptDigest(builder.parts), epoch: text("epoch").flatMap { Int($0) },
      condition: (header?.fields ?? [:]).merging(Self.values(root["condition"], scalarName: "condition")) { $1 },
      outcome: Self.values(root["outcome"], scalarName: "outcome"), source: source, parts: builder.parts,
      limits: builder.limits)
  }

  /// A string or a number as text; ids are put out as strings.
  private func text(_ key: String) -> String? { root[key]?.text }

  /// A mapping of scalars; nested objects give dotted names, a scalar gets `scalarName`.
  static func values(_ value: JSONValue?, scalarName: String) -> [String: ScalarValue] {
    guard let value, !value.isNull else { return [:] }
    if let scalar = value.scalar { return [scalarName: scalar] }
    var values: [String: ScalarValue] = [:]
    collect(value, prefix: "", into: &values)
    return values
  }

  private static func collect(_ value: JSONValue, prefix: String, into values: inout [String: ScalarValue]) {
    for (key, child) in value.fields {
      let name = prefix.isEmpty ? key : prefix + "." + key
      if let scalar = child.scalar { values[name] = scalar } else { collect(child, prefix: name, into: &values) }
    }
    for (index, child) in value.items.enumerated() {
      let name = prefix.isEmpty ? String(index) : "\(prefix).\(index)"
      if let scalar = child.scalar { values[name] = scalar } else { collect(child, prefix: name, into: &values) }
    }
  }

  /// Longest text that is still taken for a condition and not for content.
  private static let maximumValue = 200

  /// The scalars of an object that can be conditions: not null, no long texts; nested objects give
  /// dotted names.
  static func shortValues(of value: JSONValue?, leavingOut names: Set<String> = []) -> [String: ScalarValue] {
    guard let value, value.kind == .object else { return [:] }
    var values: [String: ScalarValue] = [:]
    func collect(_ value: JSONValue, _ prefix: String, _ depth: Int) {
      for (key, child) in value.fields where depth > 0 || !names.contains(key) {
        let name = prefix.isEmpty ? key : prefix + "." + key
        if let scalar = child.scalar {
          if scalar != .null, scalar.text.utf8.count <= maximumValue { values[name] = scalar }
        } else if depth < 3, child.kind == .object {
          collect(child, name, depth + 1)
        }
      }
    }
    collect(value, "", 0)
    return values
  }

  /// A prompt without an id is known by the digest of its text; `nil` without a prompt.
  static func promptDigest(_ parts: [Part]) -> String? {
    let prompts = parts.filter { $0.kind == .prompt || $0.kind == .system }
    return prompts.isEmpty ? nil : digest(prompts.map(\.text))
  }

  static func digest(_ texts: [UTF8Text]) -> String {
    var hash = ContentHash()
    for text in texts { hash.add(text.bytes) }
    return "prompt-" + hash.text
  }
}
