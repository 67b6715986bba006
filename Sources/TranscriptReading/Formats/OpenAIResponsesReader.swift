import TranscriptModel

/// Reads objects of OpenAI's Responses interface: `output[]` with items of reasoning, messages and calls.
struct OpenAIResponsesReader: TranscriptReader {
  private let context: ReadingContext
  private let field: String

  init(_ context: ReadingContext) { self.init(context, at: "") }

  init(_ context: ReadingContext, at field: String) {
    self.context = context
    self.field = field
  }

  private static func response(in root: JSONValue) -> (value: JSONValue, field: String)? {
    for (value, field) in [(root, ""), (root["response"] ?? root, "/response")] {
      let isNamed = value["object"]?.string == "response"
      let types = (value["output"]?.items ?? []).compactMap { $0["type"]?.string }
      if value["output"]?.kind == .array, isNamed || types.contains(where: { ["reasoning", "message"].contains($0) }) {
        return (value, field)
      }
    }
    return nil
  }

  static func recognises(_ root: JSONValue) -> Bool { response(in: root) != nil }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let (response, inner) = Self.response(in: root) else {
      return context.unread(.unknownFormat, "no response with an output")
    }
    var parts = ConversationParts()
    let request = inner.isEmpty ? Exchange(root, at: field) : Exchange.request(in: root)
    addInput(of: request, to: &parts)
    let first = parts.parts.count
    for (index, item) in (response["output"]?.items ?? []).enumerated() {
      add(item, at: "\(field)\(inner)/output/\(index)", to: &parts)
    }
    if response["incomplete_details"]?["reason"]?.string == "max_output_tokens" { parts.markCut(from: first) }
    var transcript = parts.transcript(id: root["custom_id"]?.text ?? response["id"]?.text, context)
    transcript.model = response["model"]?.string ?? transcript.model
    transcript.condition.merge(Exchange(response).condition) { $1 }
    return [.transcript(transcript)]
  }

  private func addInput(of request: Exchange, to parts: inout ConversationParts) { request.add(to: &parts) }

  private func add(_ item: JSONValue, at place: String, to parts: inout ConversationParts) {
    switch item["type"]?.string {
    case "reasoning": ContentBlock(item, at: place).add(to: &parts, .model, .init())
    case "message", nil: parts.add(item, at: place)
    case "function_call", "custom_tool_call", "mcp_call": parts.addCall(item, at: place)
    case "function_call_output": ContentBlock(item, at: place).add(to: &parts, .tool, .init())
    default: break
    }
  }
}
