import TranscriptModel
import TranscriptReading

extension Transcript {
  private static let mostNames = 6
  private static let mostOfName = 30

  /// The unread item that an extracted transcript is when its format demands reasoning and none was found.
  package var unreadWithoutReasoning: UnreadItem? {
    guard let missingReasoning,
      parts.allSatisfy({ $0.kind != .reasoning || ($0.visibility == .absent && $0.text.isEmpty) })
    else { return nil }
    let names = fieldsInstead.prefix(Self.mostNames).map { "'\($0.prefix(Self.mostOfName))'" }.joined(separator: ", ")
    let more = fieldsInstead.count > Self.mostNames ? ", …" : ""
    let detail = names.isEmpty ? missingReasoning : "\(missingReasoning), only \(names)\(more)"
    return UnreadItem(source: source, code: .missingReasoning, detail: detail)
  }
}
