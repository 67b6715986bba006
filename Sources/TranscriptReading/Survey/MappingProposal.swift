import YAMLDocuments

/// A mapping file for a dump of no known shape, guessed from names and contents of its fields.
///
/// A proposal is text for a person to correct; whether it works is found out by reading with it.
package struct MappingProposal: Sendable {
  /// Key of the mapping file and path of the field.
  package private(set) var fields: [(key: String, path: String)] = []
  package private(set) var conditions: [String] = []
  package private(set) var outcomes: [String] = []
  private let records: Int

  /// - Returns: `nil` when no field could hold reasoning.
  package init?(_ survey: FieldSurvey) {
    records = survey.records
    var choice = FieldGuess(survey)
    guard let reasoning = choice.take(.reasoning) ?? choice.takeTagged() else { return nil }
    fields.append((reasoning.isAnswer ? "answer" : "reasoning", reasoning.path))
    for role in [FieldGuess.Role.prompt, .answer] where !(role == .answer && reasoning.isAnswer) {
      if let found = choice.take(role) { fields.append((role.rawValue, found.path)) }
    }
    for role in [FieldGuess.Role.id, .model, .promptID, .epoch] {
      if let found = choice.take(role) { fields.append((role.rawValue, found.path)) }
    }
    outcomes = choice.takeShort(isOutcome: true)
    conditions = choice.takeShort(isOutcome: false)
  }

  /// The text of the file.
  package func text(of dump: String) -> String {
    var lines = ["# Proposed by aside doctor for \(dump), from \(records) records. Correct what is wrong."]
    lines += fields.map { "\($0.key): \(Self.quoted($0.path))" }
    for (key, paths) in [("condition", conditions), ("outcome", outcomes)] where !paths.isEmpty {
      lines.append("\(key):")
      lines += zip(Self.names(of: paths), paths).map { "  \(Self.quoted($0)): \(Self.quoted($1))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The last step of each path; the whole path where several end alike.
  private static func names(of paths: [String]) -> [String] {
    let short = paths.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    return zip(paths, short).map { path, name in short.count { $0 == name } == 1 ? name : path }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./".contains($0)) }
    let isWord = text.first?.isLetter == true && !["true", "false", "null", "yes", "no", "on", "off"].contains(text)
    if isPlain && isWord { return text }
    // Where nothing wants an escape, single quotes are easier to correct.
    let escaped = YAMLText.quoted(text)
    return escaped == "\"\(text)\"" ? "'" + text.replacing("'", with: "''") + "'" : escaped
  }
}
