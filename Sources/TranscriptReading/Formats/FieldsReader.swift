import TranscriptModel

/// Reads rows whose reasoning has a field of its own, or several side by side (a native chain of thought
/// beside a prompted scratchpad), and rows with a list of samples per prompt.
struct FieldsReader: TranscriptReader {
  /// Fields that hold nothing but reasoning.
  static let reasoningFields = [
    "thinking", "reasoning", "reasoning_content", "reasoning_text", "reasoning_trace", "thinking_content",
    "thinking_text", "thought_process", "model_reasoning", "chain_of_thought", "cot", "scratchpad_reasoning",
    "private_reasoning", "hidden_reasoning", "private_thoughts", "internal_monologue", "thoughts",
    "reasoning_details", "thinking_blocks",
  ]
  /// Fields of answers, in which tagged reasoning may stand.
  static let answerFields =
    FlatRecordReader.answerFields + [
      "raw_response", "model_output", "model_response", "assistant_response", "raw_output", "generation", "prediction",
    ]
  /// Lists of answers to one prompt.
  static let listFields = ["outputs", "responses", "completions", "samples", "generations", "output", "response"]

  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    guard root.kind == .object else { return false }
    return hasText(root, in: reasoningFields) || !answerLists(of: root).isEmpty
      || answerFields.dropFirst(FlatRecordReader.answerFields.count).contains { root[$0]?.kind == .string }
  }

  /// Whether a row has text in a field of reasoning or of an answer.
  static func hasText(_ root: JSONValue) -> Bool { hasText(root, in: reasoningFields + answerFields) }

  private static func hasText(_ root: JSONValue, in fields: [String]) -> Bool {
    fields.contains { root[$0]?.kind == .string || root[$0]?.items.isEmpty == false }
  }

  /// The strings of a list of samples, each with its place.
  private static func answerLists(of root: JSONValue) -> [(value: JSONValue, field: String)] {
    for name in listFields {
      let items = root[name]?.items ?? []
      let texts = items.enumerated().compactMap { index, item -> (JSONValue, String)? in
        if item.kind == .string { return (item, "/\(name)/\(index)") }
        guard let text = item["text"], text.kind == .string else { return nil }
        return (text, "/\(name)/\(index)/text")
      }
      if !texts.isEmpty, texts.count == items.count { return texts }
    }
    return []
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    let fields = Fields(root)
    let samples = Self.answerLists(of: root)
    if !samples.isEmpty {
      return samples.enumerated().map { index, sample in
        var parts = ConversationParts()
        fields.addPrompt(to: &parts)
        parts.add(.answer, sample.value, sample.field)
        return .transcript(self.transcript(parts, fields, epoch: samples.count > 1 ? index : nil))
      }
    }
    var parts = ConversationParts()
    fields.addPrompt(to: &parts)
    fields.addReasoning(to: &parts)
    let hasReasoning = parts.parts.contains { $0.kind == .reasoning }
    fields.addAnswers(to: &parts)
    var transcript = self.transcript(parts, fields, epoch: nil)
    if !hasReasoning {
      transcript.missingReasoning = "there is no field 'scratchpad'"
      transcript.fieldsInstead = FlatRecordReader.fieldsInstead(root)
    }
    return [.transcript(transcript)]
  }

  private func transcript(_ parts: ConversationParts, _ fields: Fields, epoch: Int?) -> Transcript {
    var transcript = parts.transcript(id: fields.id, context)
    fields.fill(&transcript)
    transcript.epoch = epoch ?? transcript.epoch
    return transcript
  }
}
