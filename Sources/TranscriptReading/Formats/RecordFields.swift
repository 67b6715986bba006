import Foundation
import TranscriptModel

/// The fields beside the parts that flat records have in common.
struct RecordFields {
  private let root: JSONValue
  private let source: TranscriptSource

  init(_ root: JSONValue, source: TranscriptSource) {
    self.root = root
    self.source = source
  }

  func transcript(parts builder: PartBuilder) -> Transcript {
    Transcript(
      id: text("id") ?? source.line.map { "\(source.path):\($0)" } ?? source.path, model: text("model"),
      promptID: text("prompt_id") ?? Self.promptDigest(builder.parts), epoch: text("epoch").flatMap { Int($0) },
      condition: Self.values(root["condition"], scalarName: "condition"),
      outcome: Self.values(root["outcome"], scalarName: "outcome"), source: source, parts: builder.parts,
      limits: builder.limits)
  }

  /// A string or a number as text; ids are put out as strings.
  private func text(_ key: String) -> String? {
    guard let value = root[key] else { return nil }
    return value.string ?? value.number
  }

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

  /// A prompt without an id is known by the digest of its text; `nil` without a prompt.
  static func promptDigest(_ parts: [Part]) -> String? {
    let prompts = parts.filter { $0.kind == .prompt || $0.kind == .system }
    guard !prompts.isEmpty else { return nil }
    var hash = ContentHash()
    for part in prompts { hash.add(part.text.bytes) }
    return "prompt-" + hash.text
  }
}
