import TranscriptModel

/// Reads Anthropic messages: blocks of thinking (readable, redacted, or empty with a signature) and text.
struct AnthropicReader: TranscriptReader {
  private let context: ReadingContext
  private let field: String

  init(_ context: ReadingContext) { self.init(context, at: "") }

  init(_ context: ReadingContext, at field: String) {
    self.context = context
    self.field = field
  }

  private static func message(in root: JSONValue) -> (value: JSONValue, field: String)? {
    for (value, field) in [(root, ""), (root["response"] ?? root, "/response"), (root["message"] ?? root, "/message")] {
      if value["type"]?.string == "message", value["role"]?.string == "assistant", value["content"] != nil {
        return (value, field)
      }
    }
    return nil
  }

  static func recognises(_ root: JSONValue) -> Bool { message(in: root) != nil }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let (message, inner) = Self.message(in: root) else {
      return context.unread(root["error"] == nil ? .unknownFormat : .failedRequest, "no message")
    }
    var parts = ConversationParts()
    let request = Exchange.request(in: root)
    request.add(to: &parts)
    let wasCut = message["stop_reason"]?.string == "max_tokens"
    parts.add(message, at: field + inner, policy: .init(wasCut: wasCut))
    var transcript = parts.transcript(id: (root["custom_id"] ?? root["id"] ?? message["id"])?.text, context)
    transcript.model = message["model"]?.string ?? request.model ?? transcript.model
    transcript.condition.merge(request.condition) { $1 }
    return [.transcript(transcript)]
  }
}
