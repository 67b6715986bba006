import TranscriptModel

/// Reads lines of a message batch's results: `{custom_id, result: {type, message}}`.
struct AnthropicBatchReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    guard root["custom_id"] != nil, let type = root["result"]?["type"]?.string else { return false }
    return ["succeeded", "errored", "canceled", "expired"].contains(type)
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard let result = root["result"], result["type"]?.string == "succeeded", let message = result["message"] else {
      return context.unread(.failedRequest, root["result"]?["type"]?.string ?? "")
    }
    return AnthropicReader(context, at: "/result/message").read(message).map { item in
      guard case .transcript(var transcript) = item else { return item }
      transcript.id = root["custom_id"]?.text ?? transcript.id
      return .transcript(transcript)
    }
  }
}
