import TranscriptModel

/// Which fields of a row hold what: a dump of any shape becomes transcripts without code.
///
/// What the mapping does not name is read as flat records are: `id`, `model`, `prompt_id`, `epoch`,
/// `condition`, `outcome`, `prompt`, `scratchpad` and the usual names of answers.
package struct FieldMapping: Sendable {
  /// A condition or outcome; without a name it is called after its field.
  package typealias Entry = (name: String?, value: MappedValue)

  package var id, model, promptID, epoch: MappedValue?
  package var prompt, reasoning, answer: FieldChoice?
  /// `nil` where the row's own condition counts.
  package var condition: [Entry]?
  package var outcome: [Entry]?
  /// Captured from texts or paths, beside the condition.
  package var captured: [Entry] = []

  package init() {}

  /// Reads one row of any container. Never fails as a whole: a field that is not there is left out, and
  /// a row without reasoning says which field was looked for.
  func transcript(from root: JSONValue, _ context: ReadingContext) -> ReadItem {
    let source = context.source
    guard root.kind == .object else { return .unread(UnreadItem(source: source, code: .notObject, byte: 0)) }
    var parts = MappedParts(self, root)
    parts.read()
    var row = MappedRow(root: root, source: source, parts: parts.builder.parts)
    var transcript = RecordFields(root, context).transcript(parts: parts.builder)
    transcript.missingReasoning = parts.missingReasoning
    fillNames(of: &transcript, from: &row)
    if let condition { transcript.condition = Self.values(condition, in: &row) }
    if let outcome { transcript.outcome = Self.values(outcome, in: &row) }
    transcript.condition.merge(Self.values(captured, in: &row)) { _, captured in captured }
    transcript.limits += row.limits
    return .transcript(transcript)
  }

  private func fillNames(of transcript: inout Transcript, from row: inout MappedRow) {
    if let id {
      let line = row.source.line.map { ":\($0)" } ?? ""
      transcript.id = Self.text(id, in: &row) ?? row.source.path + line
    }
    if let model { transcript.model = Self.text(model, in: &row) }
    if let promptID {
      transcript.promptID = Self.text(promptID, in: &row) ?? RecordFields.promptDigest(transcript.parts)
    }
    if let epoch { transcript.epoch = Self.text(epoch, in: &row).flatMap(Self.wholeNumber) }
  }

  private static func text(_ value: MappedValue, in row: inout MappedRow) -> String? {
    guard let value = value.value(in: &row), value != .null else { return nil }
    return value.text
  }

  /// `3`, and `3.0` as tables with gaps write it.
  private static func wholeNumber(_ text: String) -> Int? {
    Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  private static func values(_ entries: [Entry], in row: inout MappedRow) -> [String: ScalarValue] {
    var values: [String: ScalarValue] = [:]
    for entry in entries {
      values.merge(entry.value.values(named: entry.name, in: &row)) { first, _ in first }
    }
    return values
  }
}
