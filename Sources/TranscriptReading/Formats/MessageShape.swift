/// What can be told of a message without taking its parts.
enum MessageShape {
  /// Assistant text that was put into the model's mouth.
  static func isPrefill(_ message: JSONValue) -> Bool {
    message["metadata"]?["prefill"]?.bool == true || message["prefill"]?.bool == true
      || message["source"]?.string == "input" || message["source"]?.string == "operator"
  }

  /// How many pieces of reasoning a message has in fields or blocks of their own.
  static func reasoningCount(_ message: JSONValue) -> Int {
    let blocks = (message["content"]?.items ?? []).count {
      ["reasoning", "thinking", "redacted_thinking"].contains($0["type"]?.string ?? "")
    }
    let fields = MessageReasoning.fieldNames.count { name in
      guard let value = message[name] else { return false }
      return value.kind == .string || !value.items.isEmpty
    }
    return max(blocks, min(fields, 1))
  }

  /// The role that generated the messages of an event, where it is not the model under test.
  static let otherRoles: Set<String> = ["grader", "judge", "auditor", "scorer", "critic", "monitor", "simulator"]
}
