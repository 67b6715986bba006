import Labelling
import RuleFormat
import TranscriptModel

/// The CSV rows of one transcript, in pieces: which condition columns there are is known at the end.
package struct LabelCSVRows: Sendable {
  /// The columns before the conditions, without a comma at the end.
  package var head: String
  package var conditions: [String: String]
  /// The columns after the conditions with a line break, one per tag.
  package var rows: [String]
}

/// Writes labels as CSV: one row per readable transcript and tag.
///
/// Columns: id, model, prompt_id, epoch, `condition.` and each name, tag, present, score, stance,
/// role, cues, quote.
package struct LabelCSVWriter: Sendable {
  private let tags: [String]
  private let redacts: Bool

  /// - Parameter redacts: Leaves quotes empty.
  package init(_ pack: RulePack, redacts: Bool = false) {
    tags = pack.tags.map(\.id)
    self.redacts = redacts
  }

  package func header(conditions: [String]) -> String {
    let names =
      ["id", "model", "prompt_id", "epoch"] + conditions.map { "condition.\($0)" }
      + ["tag", "present", "score", "stance", "role", "cues", "quote"]
    return names.map(Self.quoted).joined(separator: ",") + "\n"
  }

  /// - Returns: `nil` when the reasoning cannot be read.
  package func rows(_ labelled: LabelledTranscript) -> LabelCSVRows? {
    guard labelled.reasoning.visibility == .full || labelled.reasoning.visibility == .summary else { return nil }
    let transcript = labelled.transcript
    let head = [
      transcript.id, transcript.model ?? "", transcript.promptID ?? "", transcript.epoch.map(String.init) ?? "",
    ]
    return LabelCSVRows(
      head: head.map(Self.quoted).joined(separator: ","), conditions: transcript.condition.mapValues(Self.text),
      rows: tags.map { row($0, labelled) })
  }

  private func row(_ tag: String, _ labelled: LabelledTranscript) -> String {
    let label = labelled.tags[tag]
    let fields = [
      tag, label?.present == true ? "true" : "false", label.map { String($0.score) } ?? "0.0",
      label?.stance.rawValue ?? "", label?.role.rawValue ?? "", String(label?.cues ?? 0), quote(of: tag, labelled),
    ]
    return fields.map(Self.quoted).joined(separator: ",") + "\n"
  }

  private static func text(_ value: ScalarValue) -> String { value == .null ? "" : value.text }

  /// The strongest cue's text.
  private func quote(of tag: String, _ labelled: LabelledTranscript) -> String {
    guard !redacts else { return "" }
    let cues = labelled.cues.filter { $0.tag == tag }
    guard let best = cues.min(by: { ($0.stance, $0.role) < ($1.stance, $1.role) }) else { return "" }
    return labelled.transcript.parts[best.part].text.string(at: best.range)
  }

  /// Quoted where needed (RFC 4180); the unit separator, which the table uses itself, becomes a blank.
  package static func quoted(_ raw: String) -> String {
    let field = raw.utf8.contains(0x1F) ? raw.replacing("\u{1F}", with: " ") : raw
    return field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
