import TranscriptModel

/// Reads answers of Gemini: `candidates[]` of parts, those with `thought` being summaries of what the model thought; as they
/// come, under `response` as in batches, or as the turns of `contents`. Names are `camelCase` or `snake_case`.
struct GeminiReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    response(in: root) != nil || isFailure(root) || turns(of: root)?.items.contains { role($0) == .model } == true
  }

  private static func response(in root: JSONValue) -> (value: JSONValue, field: String)? {
    [(root, ""), (root["response"] ?? root, "/response")].first { value, _ in
      value["candidates"]?.items.first.map { first in
        content(of: first) != nil || (member(first, "finishReason") != nil && first["text"] == nil)
      } ?? false
    }
  }

  /// A line of a batch, or an answer that was refused before a word of it was written.
  private static func isFailure(_ root: JSONValue) -> Bool {
    let error = root["error"] ?? root["response"]?["error"]
    let isOfBatch = root["key"] != nil && (error?["code"] ?? error?["message"]) != nil && !FieldsReader.hasText(root)
    return isOfBatch || member(root["response"] ?? root, "promptFeedback")?["blockReason"] != nil
  }

  private static func turns(of root: JSONValue) -> JSONValue? {
    let turns = (root["request"] ?? root)["contents"]
    return turns?.items.first?["parts"]?.kind == .array ? turns : nil
  }

  private static func content(of candidate: JSONValue) -> JSONValue? {
    candidate["content"].flatMap { $0["parts"]?.kind == .array ? $0 : nil }
  }

  private static func role(_ turn: JSONValue) -> MessageRole { MessageRole(turn["role"]?.string) }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let (response, field) = Self.response(in: root) else {
      guard Self.turns(of: root) != nil, !Self.isFailure(root) else {
        return context.unread(.failedRequest, "no answer")
      }
      var parts = ConversationParts()
      addRequest(of: root, to: &parts)
      return [.transcript(transcript(parts, root, root))]
    }
    let candidates = response["candidates"]?.items ?? []
    return candidates.enumerated().map { index, candidate in
      var parts = ConversationParts()
      addRequest(of: root, to: &parts)
      let first = parts.parts.count
      let place = "\(field)/candidates/\(index)/content"
      if let content = Self.content(of: candidate) { add(content, .model, at: place, to: &parts) }
      let thoughts = Self.member(response, "usageMetadata").flatMap { Self.member($0, "thoughtsTokenCount")?.integer }
      if !parts.parts[first...].contains(where: { $0.kind == .reasoning }), thoughts ?? 0 > 0 {
        parts.addHidden(.encrypted, place)
      }
      if Self.member(candidate, "finishReason")?.string == "MAX_TOKENS" { parts.markCut(from: first) }
      var transcript = transcript(parts, root, response)
      transcript.epoch = candidates.count > 1 ? candidate["index"]?.integer ?? index : root["epoch"]?.integer
      return .transcript(transcript)
    }
  }

  private func transcript(_ parts: ConversationParts, _ root: JSONValue, _ response: JSONValue) -> Transcript {
    let id = root["key"] ?? root["custom_id"] ?? root["id"] ?? Self.member(response, "responseId")
    var transcript = parts.transcript(id: id?.text, context)
    transcript.model = (Self.member(response, "modelVersion") ?? root["model"])?.string ?? transcript.model
    transcript.promptID = root["prompt_id"]?.text ?? transcript.promptID
    let settings = Self.member(root["request"] ?? root, "generationConfig")
    transcript.condition.merge(RecordFields.shortValues(of: settings)) { $1 }
    transcript.condition.merge(RecordFields.values(root["condition"], scalarName: "condition")) { $1 }
    transcript.outcome = RecordFields.values(root["outcome"], scalarName: "outcome")
    return transcript
  }

  private func addRequest(of root: JSONValue, to parts: inout ConversationParts) {
    let (request, field) = root["request"].map { ($0, "/request") } ?? (root, "")
    for name in ["systemInstruction", "system_instruction"] {
      if let system = request[name] { add(system, .system, at: "\(field)/\(name)", to: &parts) }
    }
    for (index, turn) in (Self.turns(of: root)?.items ?? []).enumerated() {
      add(turn, Self.role(turn), at: "\(field)/contents/\(index)", to: &parts)
    }
  }

  private func add(_ content: JSONValue, _ role: MessageRole, at field: String, to parts: inout ConversationParts) {
    for (index, part) in (content["parts"]?.items ?? []).enumerated() {
      let place = "\(field)/parts/\(index)"
      if let text = part["text"], text.kind == .string {
        let isThought = role == .model && part["thought"]?.bool == true
        parts.add(isThought ? .reasoning : role.kind, text, place + "/text", visibility: isThought ? .summary : .full)
      }
      for name in ["functionCall", "function_call"] {
        if let call = part[name] { parts.addCall(call, at: "\(place)/\(name)") }
      }
    }
  }

  /// A member by either of its names.
  private static func member(_ value: JSONValue, _ camel: String) -> JSONValue? {
    value[camel] ?? value[camel.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()]
  }
}
