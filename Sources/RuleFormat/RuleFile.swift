import YAMLDocuments

/// One file of a rules folder.
package struct RuleFile: Sendable {
  /// Below the folder: `Cues/training/own-weights.yaml`.
  package let path: String
  /// Part of the program where it was packed, so that nothing is copied.
  let source: Substring
  /// Its values, where it was read when the program was built (`PackedYAML`).
  private let packed: Substring?

  package init(path: String, text: String) { self.init(path: path, source: text[...], packed: nil) }

  init(path: String, source: Substring, packed: Substring?) {
    self.path = path
    self.source = source
    self.packed = packed
  }

  /// Copied at each call.
  package var text: String { String(source) }

  package func document() throws(Diagnostic) -> YAMLDocument {
    if let packed, let document = YAMLDocument(packed: packed, text: source, path: path) { return document }
    return try YAMLDocument(text, path: path, code: RuleCode.notYAML)
  }

  /// What a reader makes of the file's values, and every mistake; `empty` for what is no YAML.
  func reading<Value>(
    otherwise empty: Value, _ read: (_ root: YAMLValue, _ reader: inout YAMLReader) -> Value
  ) -> (Value, [Diagnostic]) {
    do {
      var reader = YAMLReader(try document(), codes: RuleCode.shared)
      let value = read(reader.document.root, &reader)
      return (value, reader.problems)
    } catch {
      return (empty, [error])
    }
  }
}
