import TranscriptModel

/// Reads what `aside convert` writes: `aside.transcript/1`.
struct ConvertedRecordReader {
  let source: TranscriptSource

  func read(_ root: JSONValue) -> ReadItem {
    var builder = PartBuilder()
    for (index, part) in (root["parts"]?.items ?? []).enumerated() {
      guard let kind = part["kind"]?.string.flatMap({ PartKind(rawValue: $0) }), let text = part["text"] else {
        return .unread(
          UnreadItem(
            source: source, code: .missingReasoning, detail: "parts[\(index)] has no known 'kind' or no 'text'"))
      }
      let visibility = part["visibility"]?.string.flatMap { Visibility(rawValue: $0) } ?? .full
      builder.add(
        kind, text, field: "/parts/\(index)/text", visibility: visibility,
        truncated: part["truncated"]?.bool ?? false)
    }
    return .transcript(RecordFields(root, source: source).transcript(parts: builder))
  }
}
