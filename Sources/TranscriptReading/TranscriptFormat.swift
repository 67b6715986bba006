/// The formats of records. The one place where a format meets its reader.
package enum TranscriptFormat: String, Sendable, CaseIterable {
  /// Rows of `id, model, prompt, scratchpad, output …`.
  case flat = "jsonl"
  /// What `aside convert` writes.
  case converted = "aside"
  case inspect
  case petri
  case bloom
  case openAIChat = "openai-chat"
  case openAIBatch = "openai-batch"
  case openAIResponses = "openai-responses"
  case anthropic
  case anthropicBatch = "anthropic-batch"
  case gemini
  case shade = "shade-arena"
  case claudeCode = "claude-code"
  case atif
  case docent
  /// Lists of turns: ShareGPT, Hugging Face, requests.
  case conversations
  /// Rows whose reasoning has a field of its own, or several.
  case fields
  /// Plain text, one transcript per file.
  case text
  case csv
  case tsv

  /// Formats that are told by content, the most telling first.
  private static let detectable: [TranscriptFormat] = [
    .petri, .bloom, .shade, .atif, .docent, .anthropicBatch, .openAIBatch, .openAIResponses, .openAIChat,
    .anthropic, .gemini, .inspect, .conversations, .fields,
  ]

  /// The format of a record; `nil` when nothing in it is known.
  static func recognised(in root: JSONValue) -> TranscriptFormat? {
    if root["schema"]?.string == "aside.transcript/1", root["parts"]?.kind == .array { return .converted }
    if root["scratchpad"] != nil { return .flat }
    if let format = detectable.first(where: { $0.reader.recognises(root) }) { return format }
    return FlatRecordReader.answerFields.contains { root[$0]?.kind == .string } ? .flat : nil
  }

  var reader: any TranscriptReader.Type {
    switch self {
    case .flat, .csv, .tsv: FlatRecordReader.self
    case .converted: ConvertedRecordReader.self
    case .inspect: InspectSampleReader.self
    case .petri: PetriReader.self
    case .bloom: BloomReader.self
    case .openAIChat: OpenAIChatReader.self
    case .openAIBatch: OpenAIBatchReader.self
    case .openAIResponses: OpenAIResponsesReader.self
    case .anthropic: AnthropicReader.self
    case .anthropicBatch: AnthropicBatchReader.self
    case .gemini: GeminiReader.self
    case .shade: ShadeReader.self
    case .claudeCode: ClaudeCodeReader.self
    case .atif: ATIFReader.self
    case .docent: DocentReader.self
    case .conversations: ConversationReader.self
    case .fields: FieldsReader.self
    case .text: TextReader.self
    }
  }

  /// Where reasoning is looked for, for people who wonder why none was found.
  package var fieldsLookedAt: String {
    switch self {
    case .flat, .csv, .tsv: "scratchpad; tags in output, response, completion, answer, content, text"
    case .converted: "parts[] of kind reasoning"
    case .inspect: "messages[].content[] of type reasoning, output.choices[], model events; tags in text"
    case .petri, .bloom: "content[] of type reasoning in the target's view; tags in text"
    case .openAIChat, .openAIBatch:
      "reasoning_details, reasoning_content, reasoning of choices[].message; tags in content"
    case .openAIResponses: "output[] of type reasoning: content, summary, encrypted_content"
    case .anthropic, .anthropicBatch: "content[] of type thinking or redacted_thinking; tags in text"
    case .gemini: "candidates[].content.parts[] with thought"
    case .shade: "thinking_blocks, reasoning_content of conversation[]; tags in content"
    case .claudeCode: "message.content[] of type thinking"
    case .atif: "steps[].reasoning_content; tags in message"
    case .docent: "transcripts[].messages[].content[] of type reasoning; tags in text"
    case .conversations: "reasoning fields of each turn, turns from 'thought'; tags in the text"
    case .fields: FieldsReader.reasoningFields.joined(separator: ", ")
    case .text: "tags in the text"
    }
  }
}
