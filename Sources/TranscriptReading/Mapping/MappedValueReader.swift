import PatternMatching
import TranscriptModel
import YAMLDocuments

/// Reads where one value of a mapping comes from.
enum MappedValueReader {
  /// A field, a list of alternatives, or `{from | field, pattern, values}`.
  static func value(_ value: YAMLValue, _ what: String, _ reader: inout YAMLReader) -> MappedValue? {
    guard let pairs = value.pairs else { return choice(value, what, &reader).map { MappedValue(.fields($0)) } }
    guard let found = reader.mapping(value, as: MappingKeys.origin, called: "'\(what)'") else { return nil }
    // A misspelt key has been reported; what it leaves missing is no second mistake.
    let isComplete = found.count == pairs.count
    let pattern = found["pattern"].flatMap { self.pattern($0, &reader) }
    let renames = found["values"].map { self.renames($0, &reader) } ?? [:]
    guard isComplete, let origin = origin(found, of: value, what, &reader) else { return nil }
    switch origin {
    case .fields, .path: break
    case .prompt, .user, .system:
      if found["pattern"] == nil {
        reader.report(
          MappingCode.missingKey, "'\(what)' takes a text and has no 'pattern'", at: value,
          help: "add a pattern with a group around what is wanted, for example pattern: '<tier>(free|paid)<'")
      }
    }
    return MappedValue(origin, pattern: pattern, renames: renames)
  }

  private static func origin(
    _ found: YAMLFields, of value: YAMLValue, _ what: String, _ reader: inout YAMLReader
  ) -> MappedValue.Origin? {
    if let field = found["field"], found["from"] == nil {
      return choice(field, "field", &reader).map { .fields($0) }
    }
    guard found["field"] == nil, let from = found["from"] else {
      let both = found["field"] != nil
      reader.report(
        MappingCode.missingKey, "'\(what)' \(both ? "has both 'from' and 'field'" : "has no 'from' and no 'field'")",
        at: value,
        help: "write 'from: \(MappingKeys.origins.joined(separator: " | "))' or 'field: <its place>'")
      return nil
    }
    return reader.string(from, "from").flatMap { origin(named: $0, at: from, &reader) }
  }

  private static func origin(
    named name: String, at value: YAMLValue, _ reader: inout YAMLReader
  ) -> MappedValue.Origin? {
    switch name {
    case "prompt": return .prompt
    case "user": return .user
    case "system": return .system
    case "path": return .path
    default:
      let nearest = NearestName.of(name, among: MappingKeys.origins).map { "did you mean '\($0)'?" }
      reader.report(
        MappingCode.badValue, "'\(name)' is nothing to capture from", at: value,
        help: nearest
          ?? "one of: \(MappingKeys.origins.joined(separator: ", ")); a field of the row is named by 'field'")
      return nil
    }
  }

  /// A field, or a list of which the first that is there counts.
  static func choice(_ value: YAMLValue, _ what: String, _ reader: inout YAMLReader) -> FieldChoice? {
    if value.pairs != nil {
      reader.report(
        MappingCode.wrongType, "'\(what)' must be a field or a list of fields, not a mapping", at: value,
        help: "for example '\(what): /messages/0/content' or '\(what): [thinking, meta.reasoning]'")
      return nil
    }
    if value.sequence?.isEmpty == true || (value.sequence == nil && value.string == nil) {
      reader.report(MappingCode.missingKey, "'\(what)' names no field", at: value, help: "name one, or leave it out")
      return nil
    }
    let items = reader.list(value, what, allowsOne: true)
    let paths = items.compactMap { path($0, what, &reader) }
    return paths.count == items.count && !paths.isEmpty ? FieldChoice(paths: paths) : nil
  }

  private static func path(_ value: YAMLValue, _ what: String, _ reader: inout YAMLReader) -> FieldPath? {
    guard let text = reader.string(value, what) else { return nil }
    do throws(FieldPath.Mistake) {
      return try FieldPath(text)
    } catch {
      let place = reader.document.place(ofByte: text.prefix(error.offset).utf8.count, in: value)
      reader.report(
        reader.document.diagnostic(
          MappingCode.badPath, "'\(what)': \(error.message)", at: value, columnOffset: place.columnOffset,
          lineOffset: place.lineOffset, help: "write a dotted path (meta.tier) or a JSON Pointer (/meta/tier)"))
      return nil
    }
  }

  private static func pattern(_ value: YAMLValue, _ reader: inout YAMLReader) -> SharedPattern? {
    guard let text = reader.string(value, "pattern") else { return nil }
    do throws(PatternError) {
      return try SharedPattern(text)
    } catch {
      let place = reader.document.place(ofByte: error.offset, in: value)
      reader.report(
        reader.document.diagnostic(
          MappingCode.regex, "the pattern does not compile: \(error.message) (byte \(error.offset))", at: value,
          columnOffset: place.columnOffset, lineOffset: place.lineOffset))
      return nil
    }
  }

  /// `values: {"True": free}`: plain `true`, `false` and numbers keep their type.
  private static func renames(_ value: YAMLValue, _ reader: inout YAMLReader) -> [String: ScalarValue] {
    guard let pairs = value.pairs else {
      reader.report(
        MappingCode.wrongType, "'values' must map values to new names, not \(value.kindName)", at: value,
        help: "for example values: {\"True\": free, \"False\": paid}")
      return [:]
    }
    var renames: [String: ScalarValue] = [:]
    for (key, value) in pairs {
      guard let old = reader.string(key, "values"), let new = reader.string(value, "values") else { continue }
      renames[old] = scalar(new, of: value)
    }
    return renames
  }

  private static func scalar(_ text: String, of value: YAMLValue) -> ScalarValue {
    guard case .scalar(_, isPlain: true) = value.content else { return .string(text) }
    return ScalarValue(plainText: text)
  }
}
