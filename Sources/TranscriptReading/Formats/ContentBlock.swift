import TranscriptModel

/// One block of a message's content: text, reasoning of any vendor, a tool's call or result.
struct ContentBlock {
  private let block: JSONValue
  private let field: String

  init(_ block: JSONValue, at field: String) {
    self.block = block
    self.field = field
  }

  func add(to parts: inout ConversationParts, _ role: MessageRole, _ policy: ConversationParts.Policy) {
    switch block["type"]?.string {
    case "reasoning": reasoning(&parts, policy)
    case "thinking": thinking(&parts, policy)
    case "redacted_thinking":
      // The text is a cipher: counted, never searched.
      if let data = block["data"] {
        parts.add(.reasoning, data, "\(field)/data", visibility: .encrypted, policy: policy)
      } else {
        parts.addHidden(.encrypted, field, policy)
      }
    case "tool_use", "tool_call", "server_tool_use", "function_call": parts.addCall(block, at: field)
    case "tool_result", "function_call_output":
      if let content = block["content"] ?? block["output"] {
        parts.addContent(content, .tool, at: "\(field)/\(block["content"] == nil ? "output" : "content")")
      }
    case "image", "image_url", "document", "audio", "video", "data": break
    default:
      if let key = ["text", "content", "refusal"].first(where: { block[$0]?.kind == .string }), let text = block[key] {
        parts.add(role.kind, text, "\(field)/\(key)", policy: policy)
      }
    }
  }

  /// A block as Inspect, Docent and Petri have it: `redacted` text is opaque, `summary` may be read.
  private func reasoning(_ parts: inout ConversationParts, _ policy: ConversationParts.Policy) {
    let key = ["reasoning", "text", "content"].first { block[$0]?.kind == .string } ?? "reasoning"
    let text = block[key]
    let isRedacted = block["redacted"]?.bool == true
    if let text, !isRedacted, !text.isBlank {
      return parts.add(.reasoning, text, "\(field)/\(key)", policy: policy)
    }
    if let summary = block["summary"], summary.kind == .string, !summary.isBlank {
      return parts.add(.reasoning, summary, "\(field)/summary", visibility: .summary, policy: policy)
    }
    if addItems("content", .full, &parts, policy) || addItems("summary", .summary, &parts, policy) { return }
    if let text, isRedacted {
      parts.add(.reasoning, text, "\(field)/\(key)", visibility: .encrypted, policy: policy)
    } else {
      parts.addHidden(isRedacted || hasCipher ? .encrypted : .empty, "\(field)/\(key)", policy)
    }
  }

  private var hasCipher: Bool { block["encrypted_content"]?.kind == .string }

  /// The list of texts that a Responses item holds.
  private func addItems(
    _ key: String, _ visibility: Visibility, _ parts: inout ConversationParts, _ policy: ConversationParts.Policy
  ) -> Bool {
    let items = (block[key]?.items ?? []).enumerated().filter { $0.element["text"]?.isBlank == false }
    for (index, item) in items {
      guard let text = item["text"] else { continue }
      parts.add(.reasoning, text, "\(field)/\(key)/\(index)/text", visibility: visibility, policy: policy)
    }
    return !items.isEmpty
  }

  /// A block as Anthropic has it; with nothing but a signature it is empty.
  private func thinking(_ parts: inout ConversationParts, _ policy: ConversationParts.Policy) {
    let key = ["thinking", "text", "content"].first { block[$0]?.kind == .string } ?? "thinking"
    if let text = block[key], !text.isBlank {
      parts.add(.reasoning, text, "\(field)/\(key)", policy: policy)
    } else {
      parts.addHidden(.empty, "\(field)/\(key)", policy)
    }
  }
}
