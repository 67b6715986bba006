import TranscriptModel

/// Who speaks in a turn, whatever the format calls it.
enum MessageRole {
  case system, user, model, tool, toolCall
  /// A turn that is reasoning by itself.
  case thought
  /// Notes of the tool that wrote the file.
  case note

  init(_ name: String?) {
    switch name?.lowercased() {
    case "system", "developer": self = .system
    case "assistant", "model", "gpt", "chatgpt", "bot", "bard", "bing", "ai", "agent", "llm", "chatbot": self = .model
    case "tool", "function", "observation", "ipython", "tool_response", "environment": self = .tool
    case "function_call", "tool_call": self = .toolCall
    case "thought", "thinking", "reasoning", "analysis": self = .thought
    case "info", "api_failure", "event": self = .note
    default: self = .user
    }
  }

  /// What plain text of this role is.
  var kind: PartKind {
    switch self {
    case .system: .system
    case .user, .note: .prompt
    case .model: .answer
    case .tool: .toolResult
    case .toolCall: .toolCall
    case .thought: .reasoning
    }
  }
}
