import PatternMatching
import TranscriptModel

/// One scalar that a mapping takes from a row: a field, or what a pattern captures.
package struct MappedValue: Sendable {
  package enum Origin: Sendable, Equatable {
    case fields(FieldChoice)
    /// System and user texts, in order; the first that matches counts.
    case prompt
    case user, system
    /// The file's path and, in an archive, the member's name behind a slash.
    case path
  }

  package var origin: Origin
  package var pattern: SharedPattern?
  /// New names of values. Looked up as written, then without regard to case.
  package var renames: [String: ScalarValue] = [:]

  package init(_ origin: Origin, pattern: SharedPattern? = nil, renames: [String: ScalarValue] = [:]) {
    self.origin = origin
    self.pattern = pattern
    self.renames = renames
  }

  /// `nil` when the row has no such field, it is no scalar, or the pattern does not match.
  func value(in row: inout MappedRow) -> ScalarValue? {
    guard let pattern else {
      guard case .fields(let choice) = origin else {
        return row.texts(of: origin).first.map { renamed(.string($0.string)) }
      }
      return choice.find(in: row.root)?.value.scalar.map(renamed)
    }
    for text in row.texts(of: origin) {
      switch pattern.firstMatch(in: text) {
      case .noMatch: continue
      case .limit(let limit): row.limits.append(LimitNote(code: limit.rawValue, rule: "mapping"))
      case .match(let match): return renamed(.string(text.string(at: Self.captured(match, by: pattern.pattern))))
      }
    }
    return nil
  }

  /// Values by name: one, or those of an object below its name. No name stands for the object's own keys.
  func values(named name: String?, in row: inout MappedRow) -> [String: ScalarValue] {
    if pattern == nil, case .fields(let choice) = origin, let found = choice.find(in: row.root)?.value,
      found.scalar == nil
    {
      let values = RecordFields.values(found, scalarName: "")
      guard let name else { return values.mapValues(renamed) }
      return Dictionary(values.map { ("\(name).\($0.key)", renamed($0.value)) }) { first, _ in first }
    }
    guard let value = value(in: &row) else { return [:] }
    return [name ?? ownName: value]
  }

  private var ownName: String {
    if case .fields(let choice) = origin { return choice.paths.first?.name ?? "value" }
    return "value"
  }

  private func renamed(_ value: ScalarValue) -> ScalarValue {
    guard !renames.isEmpty else { return value }
    if let exact = renames[value.text] { return exact }
    let lower = value.text.lowercased()
    return renames.first { $0.key.lowercased() == lower }?.value ?? value
  }

  /// The group `value`, else the first group that took part, else the whole match.
  private static func captured(_ match: PatternMatch, by pattern: Pattern) -> ByteRange {
    if let named = pattern.namedGroups(of: match).first(where: { $0.name == "value" }) { return named.range }
    return match.groups.compactMap { $0 }.first ?? match.range
  }
}

/// A row while its mapping is applied.
struct MappedRow {
  let root: JSONValue
  let source: TranscriptSource
  var parts: [Part] = []
  var limits: [LimitNote] = []

  /// The texts that a pattern searches.
  func texts(of origin: MappedValue.Origin) -> [UTF8Text] {
    switch origin {
    case .fields(let choice):
      choice.find(in: root)?.value.scalar.map { $0 == .null ? [] : [UTF8Text($0.text)] } ?? []
    case .prompt: parts.filter { $0.kind == .prompt || $0.kind == .system }.map(\.text)
    case .user: parts.filter { $0.kind == .prompt }.map(\.text)
    case .system: parts.filter { $0.kind == .system }.map(\.text)
    case .path: [UTF8Text(source.member.map { "\(source.path)/\($0)" } ?? source.path)]
    }
  }
}
