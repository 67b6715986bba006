/// Which arrays of a document hold its records.
enum RowNames {
  private static let names: Set<String> = [
    "samples", "data", "rows", "records", "results", "conversations", "transcripts", "examples", "items",
    "rollouts", "runs", "entries", "agent_runs",
  ]

  /// Keys of a record; what follows them belongs to it.
  private static let ofRecords: Set<String> = [
    "messages", "conversation", "schema_version", "scratchpad", "prompt", "output", "response", "thinking",
    "reasoning", "choices", "events", "steps",
  ]

  static func isCandidate(_ key: String) -> Bool { names.contains(key) }

  /// True when `first`, the first item of the array under `key`, is a record and no message of one.
  ///
  /// - Parameter earlier: Keys that stood before it in the document.
  static func holdsRecords(_ key: String, first: JSONValue, after earlier: [String]) -> Bool {
    guard isCandidate(key), first.kind == .object, !isMessage(first) else { return false }
    // A Docent run names itself before its transcripts; they belong together.
    if key == "transcripts", first["messages"] != nil {
      return first["transcript_group_id"] == nil && !earlier.contains { ["id", "name", "metadata"].contains($0) }
    }
    return !earlier.contains { ofRecords.contains($0) }
  }

  /// True for one turn of a conversation.
  static func isMessage(_ value: JSONValue) -> Bool {
    guard value.kind == .object else { return false }
    let hasRole = (value["role"] ?? value["from"] ?? value["speaker"])?.kind == .string
    return hasRole && (value["content"] ?? value["value"] ?? value["text"] ?? value["tool_calls"]) != nil
      && value["messages"] == nil
  }
}
