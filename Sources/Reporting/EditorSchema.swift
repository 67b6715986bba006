import Foundation
import RuleFormat
import TranscriptReading
import YAMLDocuments

/// The JSON Schema of a kind of file that people write, for editors; made from the keys that its reader checks.
///
/// A schema knows shapes. What takes more than that (regexes, spans, names of patterns, which attribute belongs to
/// which tag) is told by `aside rules check`.
package struct EditorSchema {
  package enum Kind: String, CaseIterable, Sendable { case rule, modifier, tags, lexicon, composites, mapping }

  package let kind: Kind
  private let shape: YAMLShape

  /// - Parameter tags: Those that a file may name, in the order of tags.yaml.
  package init(_ kind: Kind, tags: [Tag]) {
    self.kind = kind
    shape =
      switch kind {
      case .rule: .mapping(RuleKeys.file(tags: tags))
      case .modifier: .mapping(ModifierKeys.file(tags: tags))
      case .tags: .mapping(TagKeys.file)
      case .lexicon: .names(.text)
      case .composites: .mapping(CompositeKeys.file(tags: tags))
      case .mapping: .mapping(MappingKeys.file)
      }
  }

  /// The name under which editors find it: `rule.schema.json`.
  package var fileName: String { kind.rawValue + ".schema.json" }

  /// Indented JSON with a line end; keys by name.
  package func text() -> String {
    var schema = SchemaShape(shape).object
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Aside: \(title)"
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? JSONSerialization.data(withJSONObject: schema, options: options)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private var title: String {
    switch kind {
    case .rule: "a rule, Cues/<family>/<name>.yaml"
    case .modifier: "modifiers, Modifiers/<category>.yaml"
    case .tags: "tags.yaml"
    case .lexicon: "lexicon.yaml, names with their regexes"
    case .composites: "composites.yaml"
    case .mapping: "a mapping file for --map"
    }
  }
}
