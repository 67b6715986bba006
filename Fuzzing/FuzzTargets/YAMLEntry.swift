import RuleFormat
import YAMLDocuments

/// A YAML document: its values and the places that messages name.
final class YAMLEntry: FuzzEntry {
  private static let code = RuleCode.notYAML

  func run(_ input: [UInt8]) -> String? {
    guard let document = try? YAMLDocument(InputPieces.text(input), path: "f.yaml", code: Self.code) else { return nil }
    return broken(document.root, in: document)
  }

  private func broken(_ value: YAMLValue, in document: YAMLDocument) -> String? {
    if value.line < 1 || value.column < 1 { return "a value at line \(value.line), column \(value.column)" }
    _ = (value.integer, value.number, value.bool, value.kindName)
    if let text = value.string {
      for offset in [0, text.utf8.count / 2, text.utf8.count] {
        let place = document.place(ofByte: offset, in: value)
        if place.lineOffset < 0 || place.columnOffset < 0 { return "a place \(place) of byte \(offset)" }
        _ = document.diagnostic(
          Self.code, "m", at: value, columnOffset: place.columnOffset, lineOffset: place.lineOffset)
      }
    }
    for item in value.sequence ?? [] { if let broken = broken(item, in: document) { return broken } }
    for (key, item) in value.pairs ?? [] {
      if let broken = broken(key, in: document) ?? broken(item, in: document) { return broken }
    }
    return nil
  }
}
