import TranscriptModel

/// Reads agent trajectories in the interchange format ATIF 1.x.
struct ATIFReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    root["steps"]?.kind == .array
      && (root["schema_version"]?.string?.hasPrefix("ATIF") == true || root["agent"]?["model_name"] != nil)
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard root["steps"]?.kind == .array else { return context.unread(.unknownFormat, "no steps") }
    var parts = ConversationParts()
    var model = root["agent"]?["model_name"]?.string
    for (index, step) in (root["steps"]?.items ?? []).enumerated() {
      let place = "/steps/\(index)"
      let role = MessageRole(step["source"]?.string)
      if role == .model {
        model = model ?? step["model_name"]?.string
        MessageReasoning(step, at: place).add(to: &parts, .init())
      }
      if let message = step["message"] { parts.addContent(message, role, at: place + "/message") }
      for (number, call) in (step["tool_calls"]?.items ?? []).enumerated() {
        parts.addCall(call, at: "\(place)/tool_calls/\(number)")
      }
      for (number, result) in (step["observation"]?["results"]?.items ?? []).enumerated() {
        guard let content = result["content"] else { continue }
        parts.addContent(content, .tool, at: "\(place)/observation/results/\(number)/content")
      }
    }
    var transcript = parts.transcript(id: (root["session_id"] ?? root["trajectory_id"])?.text, context)
    transcript.model = model ?? transcript.model
    if let name = root["agent"]?["name"]?.scalar { transcript.condition["agent"] = name }
    transcript.condition.merge(RecordFields.shortValues(of: root["extra"])) { $1 }
    return [.transcript(transcript)]
  }
}
