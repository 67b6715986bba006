import TranscriptModel

/// The reasoning that a message holds in fields of its own, beside its content.
///
/// The first field that gives something to read wins: the others repeat it in another shape.
struct MessageReasoning {
  static let fieldNames = [
    "reasoning_details", "thinking_blocks", "reasoning_content", "reasoning", "thinking", "thought", "thoughts",
    "reasoning_text",
  ]

  private let message: JSONValue
  private let field: String

  init(_ message: JSONValue, at field: String) {
    self.message = message
    self.field = field
  }

  /// - Parameter only: The one field to look at; all by default.
  func add(only: String? = nil, to parts: inout ConversationParts, _ policy: ConversationParts.Policy) {
    var hidden: (Visibility, String)?
    for name in only.map({ [$0] }) ?? Self.fieldNames {
      guard let value = message[name], !value.isNull else { continue }
      let place = "\(field)/\(name)"
      switch value.kind {
      case .string:
        if value.isBlank {
          hidden = hidden ?? (.empty, place)
        } else {
          return parts.add(.reasoning, value, place, policy: policy)
        }
      case .array:
        if addBlocks(value.items, at: place, to: &parts, policy) { return }
        if let first = value.items.first { hidden = (Self.isEncrypted(first) ? .encrypted : .empty, place + "/0") }
      case .object where value["effort"] == nil:
        if let key = ["content", "text", "thinking", "summary"].first(where: { value[$0]?.isBlank == false }),
          let text = value[key]
        {
          let visibility: Visibility = key == "summary" ? .summary : .full
          return parts.add(.reasoning, text, "\(place)/\(key)", visibility: visibility, policy: policy)
        }
      default: break
      }
    }
    // An empty field beside content that has reasoning blocks or tags is no place of its own.
    if let (visibility, place) = hidden, visibility == .encrypted { parts.addHidden(visibility, place, policy) }
  }

  private static func isEncrypted(_ block: JSONValue) -> Bool {
    block["data"] != nil || block["type"]?.string?.hasSuffix("encrypted") == true
      || block["type"]?.string == "redacted_thinking"
  }

  /// Adds the blocks that can be read: text before summaries. Returns false when there is none.
  private func addBlocks(
    _ blocks: [JSONValue], at place: String, to parts: inout ConversationParts, _ policy: ConversationParts.Policy
  ) -> Bool {
    for (keys, visibility) in [(["text", "thinking", "content"], Visibility.full), (["summary"], .summary)] {
      var found = false
      for (index, block) in blocks.enumerated() {
        guard let key = keys.first(where: { block[$0]?.isBlank == false }), let text = block[key] else { continue }
        parts.add(.reasoning, text, "\(place)/\(index)/\(key)", visibility: visibility, policy: policy)
        found = true
      }
      if found { return true }
    }
    return false
  }
}
