import TranscriptModel

/// The target's side of a Petri transcript (version 3): its edits in order.
///
/// Every message is taken when it is added. A rollback takes nothing back, because what the model
/// thought on a branch was thought; what a reset puts in again is a copy.
struct PetriReplay {
  private let root: JSONValue
  private let field: String

  /// - Parameters:
  ///   - root: `{metadata, events}`.
  ///   - field: JSON Pointer to it.
  init(_ root: JSONValue, at field: String = "") {
    self.root = root
    self.field = field
  }

  static func isTranscript(_ root: JSONValue) -> Bool {
    guard let metadata = root["metadata"], metadata.kind == .object else { return false }
    if metadata["version"]?.string?.hasPrefix("v3") == true { return true }
    return root["events"]?.items.first?["type"]?.string == "transcript_event"
      || (root["target_messages"]?.kind == .array && metadata["target_model"] != nil)
  }

  /// True when an event has this view, alone or among others.
  static func isSeen(_ event: JSONValue, by view: String) -> Bool {
    event["view"]?.string == view || (event["view"]?.items ?? []).contains { $0.string == view }
  }

  func parts() -> ConversationParts {
    var parts = ConversationParts()
    for (index, event) in (root["events"]?.items ?? []).enumerated()
    where event["type"]?.string == "transcript_event" && Self.isSeen(event, by: "target") {
      if let edit = event["edit"] { apply(edit, at: "\(field)/events/\(index)/edit", to: &parts) }
    }
    if parts.parts.isEmpty {
      for (index, message) in (root["target_messages"]?.items ?? []).enumerated() {
        parts.add(message, at: "\(field)/target_messages/\(index)")
      }
    }
    return parts
  }

  private func apply(_ edit: JSONValue, at place: String, to parts: inout ConversationParts) {
    switch edit["operation"]?.string {
    case "add":
      if let message = edit["message"] { parts.add(message, at: place + "/message") }
    case "reset":
      for (index, message) in (edit["new_messages"]?.items ?? []).enumerated() {
        parts.add(message, at: "\(place)/new_messages/\(index)", policy: .init(copies: .counted))
      }
    case "json_patch":
      for (index, patch) in (edit["patch"]?.items ?? []).enumerated() {
        guard let value = patch["value"], RowNames.isMessage(value) else { continue }
        parts.add(value, at: "\(place)/patch/\(index)/value", policy: .init(copies: .counted))
      }
    default: break
    }
  }

  /// The transcript with what the metadata say of it.
  func transcript(_ context: ReadingContext) -> Transcript {
    let metadata = root["metadata"]
    var transcript = parts().transcript(id: metadata?["transcript_id"]?.text, context)
    transcript.model = metadata?["target_model"]?.string ?? transcript.model
    if let seed = (metadata?["seed_instruction"] ?? metadata?["description"])?.decoded?.text {
      transcript.promptID = RecordFields.digest([seed])
    }
    for name in ["auditor_model", "version"] {
      if let value = metadata?[name]?.scalar, value != .null { transcript.condition[name] = value }
    }
    for tag in metadata?["tags"]?.items ?? [] {
      if let name = tag.string { transcript.condition["tag.\(name)"] = .bool(true) }
    }
    for (name, score) in metadata?["judge_output"]?["scores"]?.fields ?? [] {
      if let scalar = score.scalar { transcript.outcome[name] = scalar }
    }
    return transcript
  }
}
