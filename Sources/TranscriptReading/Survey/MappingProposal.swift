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
      lines += paths.map { "  \(Self.quoted(Self.name(of: $0))): \(Self.quoted($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(of path: String) -> String {
    path.split(separator: ".").last.map(String.init) ?? path
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
