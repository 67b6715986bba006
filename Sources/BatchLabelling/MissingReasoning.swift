import TranscriptModel
import TranscriptReading

extension Transcript {
  /// The unread item that an extracted transcript is when its format demands reasoning and none was found.
  package var unreadWithoutReasoning: UnreadItem? {
    guard let missingReasoning,
      parts.allSatisfy({ $0.kind != .reasoning || ($0.visibility == .absent && $0.text.isEmpty) })
    else { return nil }
    return UnreadItem(source: source, code: .missingReasoning, detail: missingReasoning)
  }
}
