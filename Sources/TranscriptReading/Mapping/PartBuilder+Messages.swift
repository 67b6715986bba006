import TranscriptModel

/// Parts from fields that hold a string, a list of strings or a list of messages.
extension PartBuilder {
  private mutating func add(_ text: MessageText) {
    add(text.kind, text.found.value, field: text.found.pointer, visibility: text.visibility)
  }

  /// Messages in their order.
  ///
  /// - Parameters:
  ///   - sampled: Assistant turns are what the model said; otherwise they are context, and what they
  ///     thought is left out.
  ///   - taken: JSON Pointers; messages that hold one of these places are passed over.
  mutating func addMessages(_ list: FoundField, sampled: Bool, except taken: [String] = []) {
    guard list.value.items.contains(where: { $0.kind == .object && MessageText.Speaker($0) != nil }) else {
      return MessageText.texts(ofContent: list, as: .prompt).filter { $0.kind == .prompt }.forEach { add($0) }
    }
    for (index, value) in list.value.items.enumerated() {
      let message = FoundField(value: value, pointer: "\(list.pointer)/\(index)")
      if taken.contains(where: { $0.hasPrefix(message.pointer + "/") }) { continue }
      let kind = Self.kind(of: MessageText.Speaker(value), sampled: sampled)
      let isSampled = kind == .answer || kind == .reasoning
      for text in MessageText.texts(ofMessage: message, as: kind, reads: isSampled) {
        if isSampled || text.kind != .reasoning { add(text) }
      }
    }
  }

  private static func kind(of speaker: MessageText.Speaker?, sampled: Bool) -> PartKind {
    switch speaker {
    case .system: .system
    case .tool: .toolResult
    case .assistant: sampled ? .answer : .prefill
    case .thought: sampled ? .reasoning : .prefill
    case .user, nil: .prompt
    }
  }

  /// Reasoning: every text of the field. In a list of messages, those of users and tools are none.
  mutating func addReasoning(_ found: FoundField) {
    for text in Self.ownTexts(of: found, as: .reasoning) where text.kind == .reasoning { add(text) }
  }

  /// An answer, with the reasoning that its content items hold.
  mutating func addAnswer(_ found: FoundField) {
    for text in Self.ownTexts(of: found, as: .answer) { add(text) }
  }

  /// The texts of a list without those of other speakers than the model.
  private static func ownTexts(of found: FoundField, as kind: PartKind) -> [MessageText] {
    guard found.value.kind == .array else {
      let isMessage = found.value.kind == .object && MessageText.Speaker(found.value) != nil
      return isMessage
        ? MessageText.texts(ofMessage: found, as: kind, reads: true) : MessageText.texts(ofContent: found, as: kind)
    }
    return found.value.items.enumerated().flatMap { index, value -> [MessageText] in
      let item = FoundField(value: value, pointer: "\(found.pointer)/\(index)")
      switch value.kind == .object ? MessageText.Speaker(value) : nil {
      case .system, .user, .tool: return []
      case .assistant, .thought: return MessageText.texts(ofMessage: item, as: kind, reads: true)
      case nil: return MessageText.texts(ofContent: item, as: kind)
      }
    }
  }
}
