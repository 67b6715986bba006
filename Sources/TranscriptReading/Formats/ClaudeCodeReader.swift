import TranscriptModel

/// Reads sessions of Claude Code: its lines, of a session file or a stream, as one array.
///
/// A line holds one block of a message; a resumed session repeats lines, known by their `uuid`.
/// What subagents did (`isSidechain`) is a transcript of its own.
struct ClaudeCodeReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func isLine(_ line: JSONValue) -> Bool {
    guard let type = line["type"]?.string, session(of: line) != nil else { return false }
    return line["message"]?.kind == .object || (type == "system" && line["subtype"] != nil)
  }

  static func session(of line: JSONValue) -> String? { (line["sessionId"] ?? line["session_id"])?.string }

  static func recognises(_ root: JSONValue) -> Bool { root.items.contains(where: isLine) }

  func read(_ root: JSONValue) -> [ReadItem] {
    let lines = root.kind == .array ? root.items : [root]
    let chains = [false, true].compactMap { isSidechain -> Transcript? in
      let own = lines.enumerated().filter { ($0.element["isSidechain"]?.bool ?? false) == isSidechain }
      return transcript(own, isSidechain: isSidechain, isArray: root.kind == .array)
    }
    return chains.isEmpty ? context.unread(.missingReasoning, "no turns") : chains.map { .transcript($0) }
  }

  private func transcript(
    _ lines: [EnumeratedSequence<[JSONValue]>.Element], isSidechain: Bool, isArray: Bool
  ) -> Transcript? {
    var parts = ConversationParts()
    var seen: Set<String> = []
    var model: String?
    for (index, line) in lines {
      guard let message = line["message"], ["user", "assistant"].contains(line["type"]?.string ?? "") else { continue }
      if line["parent_tool_use_id"]?.string != nil, !isSidechain { continue }
      let field = (isArray ? "/\(index)" : "") + "/message"
      if let uuid = line["uuid"]?.string, !seen.insert(uuid).inserted {
        parts.countCopies(MessageShape.reasoningCount(message))
        continue
      }
      let role: MessageRole = line["type"]?.string == "assistant" ? .model : .user
      if role == .model { model = model ?? message["model"]?.string.flatMap { $0.hasPrefix("<") ? nil : $0 } }
      // All blocks of a message have its id, each on a line of its own.
      if let content = message["content"] { parts.addContent(content, role, at: field + "/content") }
    }
    guard !parts.parts.isEmpty else { return nil }
    let session = lines.lazy.compactMap { Self.session(of: $0.element) }.first
    var transcript = parts.transcript(id: session.map { isSidechain ? $0 + "/sidechain" : $0 }, context)
    transcript.model = model ?? transcript.model
    if let version = lines.lazy.compactMap({ $0.element["version"]?.scalar }).first {
      transcript.condition["version"] = version
    }
    return transcript
  }
}
