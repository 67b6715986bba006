import TranscriptModel

/// One text inside a message or a content item: what it is and where it stands.
struct MessageText {
  var kind: PartKind
  var visibility: Visibility = .full
  var found: FoundField

  /// Who speaks in a message of a list, by the names that dumps use.
  enum Speaker: Equatable {
    case system, user, assistant, tool, thought

    init?(_ message: JSONValue) {
      switch (message["role"] ?? message["from"])?.string?.lowercased() {
      case "system", "developer": self = .system
      case "user", "human": self = .user
      case "assistant", "gpt", "model", "ai", "chatgpt", "bot": self = .assistant
      case "tool", "function", "observation", "ipython": self = .tool
      case "thought", "thinking", "reasoning", "analysis": self = .thought
      default: return nil
      }
    }
  }

  /// True for a list in which some message is of the assistant.
  static func isConversation(_ value: JSONValue) -> Bool {
    value.items.contains { $0.kind == .object && Speaker($0) == .assistant }
  }

  /// Names of a message's own field for reasoning, in this order.
  private static let reasoningKeys = ["reasoning_content", "reasoning", "thinking"]
  private static let textKeys = ["content", "value", "text"]

  /// The texts of one message: reasoning in its own field first, then its content.
  static func texts(ofMessage message: FoundField, as kind: PartKind, reads reasoning: Bool) -> [MessageText] {
    var texts: [MessageText] = []
    if reasoning, let own = first(reasoningKeys, in: message), own.value.kind == .string {
      texts.append(MessageText(kind: .reasoning, found: own))
    }
    if let content = first(textKeys, in: message) { texts += self.texts(ofContent: content, as: kind) }
    return texts
  }

  /// A string, a list of strings, or a list of content items.
  static func texts(ofContent content: FoundField, as kind: PartKind) -> [MessageText] {
    switch content.value.kind {
    case .string: [MessageText(kind: kind, found: content)]
    case .object: item(content, as: kind).map { [$0] } ?? []
    case .array:
      content.value.items.enumerated().flatMap { index, value -> [MessageText] in
        let found = FoundField(value: value, pointer: "\(content.pointer)/\(index)")
        return value.kind == .array ? [] : texts(ofContent: found, as: kind)
      }
    case .number, .bool, .null: []
    }
  }

  /// One content item, by its `type`; `nil` for pictures, tool calls and the like.
  private static func item(_ found: FoundField, as kind: PartKind) -> MessageText? {
    switch found.value["type"]?.string {
    case "thinking": thought(["thinking", "text"], .full, found)
    case "redacted_thinking", "reasoning.encrypted": thought(["data"], .encrypted, found)
    case "reasoning.summary", "summary_text": thought(["summary", "text"], .summary, found)
    case "reasoning.text", "reasoning_text": thought(["text"], .full, found)
    case "reasoning":
      if found.value["redacted"]?.bool == true {
        thought(["summary"], .summary, found) ?? thought(["reasoning"], .encrypted, found)
      } else {
        thought(["reasoning", "text", "content", "summary"], .full, found)
      }
    case "tool_use", "tool_call", "image", "image_url", "input_audio": nil
    default:
      first(["text"] + textKeys + reasoningKeys, in: found).flatMap { text in
        text.value.kind == .string ? MessageText(kind: kind, found: text) : nil
      }
    }
  }

  private static func thought(_ keys: [String], _ visibility: Visibility, _ found: FoundField) -> MessageText? {
    guard let text = first(keys, in: found), text.value.kind == .string else { return nil }
    return MessageText(kind: .reasoning, visibility: visibility, found: text)
  }

  /// The first of these fields that is there and not null.
  private static func first(_ keys: [String], in found: FoundField) -> FoundField? {
    for key in keys {
      if let next = found.step(to: key), !next.value.isNull { return next }
    }
    return nil
  }
}
