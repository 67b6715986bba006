import TranscriptModel

/// Reads a plain text: what a model wrote. Without a tag, all of it is reasoning.
struct TextReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool { root.kind == .string }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard root.kind == .string else { return FlatRecordReader(context).read(root) }
    var parts = ConversationParts()
    parts.add(.answer, root, "")
    var transcript = parts.transcript(id: nil, context)
    transcript.isReasoningThroughout = true
    return [.transcript(transcript)]
  }
}
