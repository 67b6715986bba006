import Foundation

import TranscriptModel

/// Reads Docent's agent runs: each of their transcripts is a conversation of its own.
struct DocentReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    !transcripts(of: root).isEmpty
  }

  /// A list, or an object by name in old files.
  private static func transcripts(of root: JSONValue) -> [(value: JSONValue, field: String, name: String?)] {
    guard let transcripts = root["transcripts"] else { return [] }
    let list = transcripts.items.enumerated().map { ($1, "/transcripts/\($0)", $1["name"]?.string) }
    let named = transcripts.fields.map {
      ($0.value, "/transcripts/" + JSONPointer.escaped($0.key), Optional($0.key))
    }
    return (list + named).filter { $0.0["messages"]?.kind == .array }
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    let transcripts = Self.transcripts(of: root)
    guard !transcripts.isEmpty else { return context.unread(.unknownFormat, "no transcripts with messages") }
    let metadata = root["metadata"]
    return transcripts.map { value, field, name in
      var parts = ConversationParts()
      for (index, message) in (value["messages"]?.items ?? []).enumerated() {
        parts.add(message, at: "\(field)/messages/\(index)")
      }
      var id = root["id"]?.text ?? value["id"]?.text
      if transcripts.count > 1 { id = [id, name ?? value["id"]?.text].compactMap { $0 }.joined(separator: "/") }
      var transcript = parts.transcript(id: id, context)
      transcript.model = (metadata?["model"] ?? metadata?["model_name"])?.string ?? transcript.model
      transcript.promptID = (metadata?["sample_id"] ?? metadata?["task_id"])?.text ?? transcript.promptID
      transcript.epoch = (metadata?["epoch_id"] ?? metadata?["epoch"])?.integer
      for (key, scalar) in RecordFields.shortValues(
        of: metadata, leavingOut: ["model", "model_name", "sample_id", "epoch_id", "epoch"])
      {
        if key.hasPrefix("scores.") {
          transcript.outcome[String(key.dropFirst(7))] = scalar
        } else {
          transcript.condition[key] = scalar
        }
      }
      return .transcript(transcript)
    }
  }
}

/// JSON Pointers (RFC 6901).
enum JSONPointer {
  /// A key as it stands in a pointer.
  static func escaped(_ key: String) -> String { key.replacing("~", with: "~0").replacing("/", with: "~1") }
}
