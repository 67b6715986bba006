import TranscriptModel

/// Collects the parts of one transcript while its record is read.
struct PartBuilder {
  var parts: [Part] = []
  var limits: [LimitNote] = []

  mutating func add(
    _ kind: PartKind, _ value: JSONValue, field: String, visibility: Visibility = .full, truncated: Bool = false
  ) {
    guard let (text, replaced) = value.decoded else { return }
    if replaced > 0 { limits.append(ReadingNote.loneSurrogate.limit) }
    parts.append(Part(kind: kind, text: text, visibility: visibility, truncated: truncated, field: field))
  }

  /// A prompt as a string or as a list of messages `{role, content}`.
  mutating func addPrompt(_ value: JSONValue, field: String) {
    if value.kind == .string { return add(.prompt, value, field: field) }
    for (index, message) in value.items.enumerated() {
      let kind: PartKind =
        switch message["role"]?.string {
        case "system", "developer": .system
        case "assistant": .answer
        case "tool": .toolResult
        default: .prompt
        }
      let place = "\(field)/\(index)/content"
      guard let content = message["content"] else { continue }
      // Earlier assistant turns are context here, not the sampled answer.
      let context: PartKind = kind == .answer ? .prefill : kind
      if content.kind == .string { add(context, content, field: place) }
      for (number, item) in content.items.enumerated() {
        if let text = item["text"] { add(context, text, field: "\(place)/\(number)/text") }
      }
    }
  }
}
