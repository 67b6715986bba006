import TranscriptModel

/// Reads what `aside convert` writes: `aside.transcript/1`.
struct ConvertedRecordReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool { root["schema"]?.string == "aside.transcript/1" }

  func read(_ root: JSONValue) -> [ReadItem] {
    var builder = PartBuilder()
    for (index, part) in (root["parts"]?.items ?? []).enumerated() {
      guard let kind = part["kind"]?.string.flatMap({ PartKind(rawValue: $0) }), let text = part["text"] else {
        return context.unread(.missingReasoning, "parts[\(index)] has no known 'kind' or no 'text'")
      }
      let visibility = part["visibility"]?.string.flatMap { Visibility(rawValue: $0) } ?? .full
      builder.add(
        kind, text, field: "/parts/\(index)/text", visibility: visibility,
        truncated: part["truncated"]?.bool ?? false)
    }
    var transcript = RecordFields(root, context).transcript(parts: builder)
    transcript.merged = root["merged"]?.integer ?? 0
    return [.transcript(transcript)]
  }
}
