import TranscriptModel

/// Reads runs of SHADE-Arena: one agent's conversation with the scores of its two tasks.
struct ShadeReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    turns(of: root) != nil
      && (root["side_task_score"] ?? root["main_task_score"] ?? root["side_task_evaluation"]) != nil
  }

  private static func turns(of root: JSONValue) -> (items: [JSONValue], field: String)? {
    for name in ["conversation", "messages", "trajectory"] {
      if let items = root[name]?.items, !items.isEmpty { return (items, "/" + name) }
    }
    return nil
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let (turns, field) = Self.turns(of: root) else {
      return context.unread(.unknownFormat, "no conversation")
    }
    var parts = ConversationParts()
    for (index, turn) in turns.enumerated() { parts.add(turn, at: "\(field)/\(index)") }
    var transcript = parts.transcript(id: (root["experiment_id"] ?? root["id"])?.text, context)
    transcript.model = (root["agent_name"] ?? root["model"])?.string ?? transcript.model
    for (name, value) in RecordFields.shortValues(of: root, leavingOut: ["experiment_id", "agent_name", "model", "id"])
    {
      let isResult = name.contains("score") || name.contains("evaluation")
      if isResult { transcript.outcome[name] = value } else { transcript.condition[name] = value }
    }
    return [.transcript(transcript)]
  }
}
