import YAMLDocuments

/// Reads a mapping file.
package enum FieldMappingReader {
  /// - Throws: Every mistake of the file at once, by line.
  package static func read(path: String) throws(Diagnostics) -> FieldMapping {
    let text: String
    do throws(Diagnostic) {
      text = try MappingFile.text(of: path)
    } catch {
      throw Diagnostics([error])
    }
    return try read(text, path: path)
  }

  package static func read(_ text: String, path: String) throws(Diagnostics) -> FieldMapping {
    let document: YAMLDocument
    do throws(Diagnostic) {
      document = try YAMLDocument(text, path: path, code: MappingCode.notYAML)
    } catch {
      throw Diagnostics([error])
    }
    var reader = YAMLReader(document, codes: MappingCode.shared)
    let mapping = mapping(document.root, &reader)
    guard reader.problems.isEmpty else {
      throw Diagnostics(reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return mapping
  }

  private static func mapping(_ root: YAMLValue, _ reader: inout YAMLReader) -> FieldMapping {
    var mapping = FieldMapping()
    guard let found = reader.mapping(root, as: MappingKeys.file) else { return mapping }
    if found.count == 0, reader.problems.isEmpty {
      reader.report(
        MappingCode.missingKey, "the mapping names no field", at: root,
        help: "name the field of the reasoning, for example 'reasoning: thinking'")
    }
    mapping.id = found["id"].flatMap { MappedValueReader.value($0, "id", &reader) }
    mapping.model = found["model"].flatMap { MappedValueReader.value($0, "model", &reader) }
    mapping.promptID = found["prompt_id"].flatMap { MappedValueReader.value($0, "prompt_id", &reader) }
    mapping.epoch = found["epoch"].flatMap { MappedValueReader.value($0, "epoch", &reader) }
    mapping.prompt = found["prompt"].flatMap { MappedValueReader.choice($0, "prompt", &reader) }
    mapping.reasoning = found["reasoning"].flatMap { MappedValueReader.choice($0, "reasoning", &reader) }
    mapping.answer = found["answer"].flatMap { MappedValueReader.choice($0, "answer", &reader) }
    mapping.condition = found["condition"].map { entries($0, "condition", &reader) }
    mapping.outcome = found["outcome"].map { entries($0, "outcome", &reader) }
    mapping.captured = found["conditions"].map { entries($0, "conditions", &reader) } ?? []
    reportTwice(found, &reader)
    return mapping
  }

  /// `name: field` pairs, or one field that holds them all.
  private static func entries(
    _ value: YAMLValue, _ what: String, _ reader: inout YAMLReader
  ) -> [FieldMapping.Entry] {
    guard let pairs = value.pairs else {
      return MappedValueReader.value(value, what, &reader).map { [(nil, $0)] } ?? []
    }
    return pairs.compactMap { key, value in
      guard let name = reader.string(key, what), let mapped = MappedValueReader.value(value, name, &reader) else {
        return nil
      }
      return (name, mapped)
    }
  }

  private static func reportTwice(_ found: YAMLFields, _ reader: inout YAMLReader) {
    let names = Set((found["condition"]?.pairs ?? []).compactMap(\.key.string))
    for (key, _) in found["conditions"]?.pairs ?? [] where names.contains(key.string ?? "") {
      reader.report(
        MappingCode.duplicateName, "'\(key.string ?? "")' stands in 'condition' and in 'conditions'", at: key,
        help: "keep one of them")
    }
  }
}
