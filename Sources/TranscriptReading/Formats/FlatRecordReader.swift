import TranscriptModel

/// Reads one row of flat JSON Lines: `id, model, prompt_id, epoch, condition, outcome, prompt,
/// scratchpad, output`. Only the reasoning is required, in `scratchpad` or tagged inside an answer.
struct FlatRecordReader: TranscriptReader {
  /// Answers in which tagged reasoning is looked for, in this order.
  static let answerFields = ["output", "response", "completion", "answer", "content", "text", "generated_text"]

  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool { root["scratchpad"] != nil }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard root.kind == .object else {
      return [.unread(UnreadItem(source: context.source, code: .notObject, byte: 0))]
    }
    var builder = PartBuilder()
    if let prompt = root["prompt"] { builder.addPrompt(prompt, field: "/prompt") }
    let scratchpad = root["scratchpad"]
    let hasScratchpad = scratchpad?.kind == .string
    if let scratchpad { builder.add(.reasoning, scratchpad, field: "/scratchpad") }
    for name in Self.answerFields {
      guard let value = root[name], value.kind == .string else { continue }
      builder.add(.answer, value, field: "/" + name)
      if hasScratchpad { break }
    }
    var transcript = RecordFields(root, context).transcript(parts: builder)
    if !hasScratchpad {
      transcript.missingReasoning = Self.why(scratchpad)
      if scratchpad == nil { transcript.fieldsInstead = Self.fieldsInstead(root) }
    }
    return [.transcript(transcript)]
  }

  static func fieldsInstead(_ root: JSONValue) -> [String] {
    root.fields.prefix(Transcript.mostFieldsInstead + 1).map(\.key)
  }

  private static func why(_ scratchpad: JSONValue?) -> String {
    switch scratchpad?.kind {
    case nil: "there is no field 'scratchpad'"
    case .null: "the field 'scratchpad' is null"
    default: "the field 'scratchpad' is not a string"
    }
  }
}
