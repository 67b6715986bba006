import TranscriptModel
import TranscriptReading

extension Transcript {
  /// Letters of a field's name that are told.
  private static let mostOfName = 30

  /// The unread item that an extracted transcript is when its format demands reasoning and none was found.
  package var unreadWithoutReasoning: UnreadItem? {
    guard let missingReasoning,
      parts.allSatisfy({ $0.kind != .reasoning || ($0.visibility == .absent && $0.text.isEmpty) })
    else { return nil }
    let told = fieldsInstead.prefix(Self.mostFieldsInstead)
    let names = told.map { "'\($0.prefix(Self.mostOfName))'" }.joined(separator: ", ")
    let more = fieldsInstead.count > told.count ? ", …" : ""
    let detail = names.isEmpty ? missingReasoning : "\(missingReasoning), only \(names)\(more)"
    return UnreadItem(source: source, code: .missingReasoning, detail: detail)
  }
}
