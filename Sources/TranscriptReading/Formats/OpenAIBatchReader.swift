import TranscriptModel

/// Reads lines of a batch's output: `{custom_id, response: {status_code, body}, error}`.
struct OpenAIBatchReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    guard root["custom_id"] != nil, let response = root["response"] else { return false }
    // Another's answer, or a cell of a table.
    return [.object, .null].contains(response.kind) && response["choices"] == nil && response["candidates"] == nil
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    let response = root["response"]
    guard let body = response?["body"], body.kind == .object, (response?["status_code"]?.integer ?? 200) < 400 else {
      let code = (root["error"]?["code"] ?? response?["body"]?["error"]?["code"])?.text
      return context.unread(.failedRequest, code ?? response?["status_code"]?.text ?? "")
    }
    let place = "/response/body"
    let items: [ReadItem] =
      if OpenAIResponsesReader.recognises(body) {
        OpenAIResponsesReader(context, at: place).read(body)
      } else if AnthropicReader.recognises(body) {
        AnthropicReader(context, at: place).read(body)
      } else {
        OpenAIChatReader(context, at: place).read(body)
      }
    return items.map { item in
      guard case .transcript(var transcript) = item else { return item }
      transcript.id = root["custom_id"]?.text ?? transcript.id
      return .transcript(transcript)
    }
  }
}
