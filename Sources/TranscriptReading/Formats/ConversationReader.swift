import TranscriptModel

/// Reads rows that hold a list of turns: ShareGPT (`from`, `value`), Hugging Face and requests (`role`,
/// `content`), with reasoning in turns, in fields of turns, beside the list, or tagged in the text.
struct ConversationReader: TranscriptReader {
  static let listFields = [
    "conversations", "conversation", "messages", "dialogue", "dialog", "turns", "chat", "trajectory",
  ]

  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool { turns(of: root) != nil }

  private static func turns(of root: JSONValue) -> (items: [JSONValue], field: String)? {
    if root.kind == .array, root.items.first.map(RowNames.isMessage) == true { return (root.items, "") }
    for name in listFields {
      if let items = root[name]?.items, items.first.map(RowNames.isMessage) == true { return (items, "/" + name) }
    }
    return nil
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let (turns, field) = Self.turns(of: root) else {
      return context.unread(.unknownFormat, "no list of turns")
    }
    var parts = ConversationParts()
    if let system = root["system"] { parts.addContent(system, .system, at: "/system") }
    let fields = FieldsReader.Fields(root)
    for (index, turn) in turns.enumerated() {
      // Beside an answer of its own, a last assistant turn is what the answer was to go on from.
      let isLast = index == turns.count - 1 && fields.hasAnswer
      let isModel = MessageRole((turn["role"] ?? turn["from"])?.string) == .model
      parts.add(turn, at: "\(field)/\(index)", policy: .init(isPrefill: isLast && isModel))
    }
    fields.addReasoning(to: &parts)
    fields.addAnswers(to: &parts)
    var transcript = parts.transcript(id: fields.id ?? Self.conversationID(of: root), context)
    fields.fill(&transcript)
    return [.transcript(transcript)]
  }

  private static func conversationID(of root: JSONValue) -> String? {
    ["conversation_id", "conversation_hash", "chat_id"].lazy.compactMap { root[$0]?.text }.first
  }
}
