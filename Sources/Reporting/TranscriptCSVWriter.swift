import JSONWriting
import TranscriptModel

/// Writes transcripts as Aside reads them, as CSV: one row each, with the columns of
/// `aside.transcript/1`. Conditions, outcomes and parts stand as JSON in their cells.
package struct TranscriptCSVWriter {
  package static let columns = [
    "schema", "id", "source", "model", "prompt_id", "epoch", "condition", "outcome", "merged", "parts",
  ]

  package init() {}

  package var header: String { Self.columns.joined(separator: ",") + "\n" }

  /// - Parameter transcript: Extracted, so that its parts are final.
  package func row(_ transcript: Transcript) -> String {
    let cells = [
      "aside.transcript/1", transcript.id, Self.json { $0.sourceValue(transcript.source) }, transcript.model ?? "",
      transcript.promptID ?? "", transcript.epoch.map(String.init) ?? "", Self.json { $0.values(transcript.condition) },
      Self.json { $0.values(transcript.outcome) }, transcript.merged > 0 ? String(transcript.merged) : "",
      Self.json { TranscriptRecordWriter().writeParts(transcript.parts, to: &$0) },
    ]
    return cells.map(LabelCSVWriter.quoted).joined(separator: ",") + "\n"
  }

  private static func json(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
