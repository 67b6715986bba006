import TranscriptModel

/// Reads chat completions of OpenAI and those who speak like it (OpenRouter, vLLM, DeepSeek, SGLang):
/// `choices[]`, each of which is a sample of its own.
struct OpenAIChatReader: TranscriptReader {
  private let context: ReadingContext
  /// JSON Pointer to the completion.
  private let field: String

  init(_ context: ReadingContext) { self.init(context, at: "") }

  init(_ context: ReadingContext, at field: String) {
    self.context = context
    self.field = field
  }

  /// The completion: the record itself, or what is under `response`.
  private static func completion(in root: JSONValue) -> (value: JSONValue, field: String)? {
    for (value, field) in [
      (root, ""), (root["response"] ?? root, "/response"), (root["completion"] ?? root, "/completion"),
    ] {
      guard let first = value["choices"]?.items.first, first.kind == .object else { continue }
      if first["message"] != nil || first["text"] != nil { return (value, field) }
    }
    return nil
  }

  static func recognises(_ root: JSONValue) -> Bool { completion(in: root) != nil }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let (completion, inner) = Self.completion(in: root) else {
      return context.unread(root["error"] == nil ? .unknownFormat : .failedRequest, "no choices")
    }
    let request = Exchange.request(in: root)
    let choices = completion["choices"]?.items ?? []
    return choices.enumerated().map { index, choice in
      var parts = ConversationParts()
      request.add(to: &parts)
      add(choice, at: "\(field)\(inner)/choices/\(index)", to: &parts)
      var transcript = parts.transcript(id: root["custom_id"]?.text ?? (root["id"] ?? completion["id"])?.text, context)
      transcript.model = completion["model"]?.string ?? request.model ?? transcript.model
      transcript.promptID = root["prompt_id"]?.text ?? transcript.promptID
      transcript.condition.merge(request.condition) { $1 }
      for (name, value) in RecordFields.values(root["condition"], scalarName: "condition") {
        transcript.condition[name] = value
      }
      transcript.outcome = RecordFields.values(root["outcome"], scalarName: "outcome")
      transcript.epoch = choices.count > 1 ? choice["index"]?.integer ?? index : root["epoch"]?.integer
      return .transcript(transcript)
    }
  }

  private func add(_ choice: JSONValue, at place: String, to parts: inout ConversationParts) {
    let wasCut = choice["finish_reason"]?.string == "length"
    if let message = choice["message"] {
      let role = message["role"] == nil
      if role {
        MessageReasoning(message, at: place + "/message").add(to: &parts, .init())
        if let content = message["content"] { parts.addContent(content, .model, at: place + "/message/content") }
      } else {
        parts.add(message, at: place + "/message", policy: .init(wasCut: wasCut))
      }
    } else if let text = choice["text"] {
      parts.add(.answer, text, place + "/text")
    }
  }
}
