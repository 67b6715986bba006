import TranscriptModel
import YAMLDocuments

/// Builds the parts of a row from the fields that a mapping names.
///
/// A field that holds a whole conversation gives its parts in the order of the messages, because what
/// a model repeats of its prompt is told by what stands before it.
struct MappedParts {
  private let mapping: FieldMapping
  private let root: JSONValue
  private(set) var builder = PartBuilder()
  /// What was looked for, when no reasoning stands in a field of its own.
  private(set) var missingReasoning: String?

  init(_ mapping: FieldMapping, _ root: JSONValue) {
    self.mapping = mapping
    self.root = root
  }

  mutating func read() {
    let prompt = find(mapping.prompt, or: "prompt")
    let reasoning = find(mapping.reasoning, or: "scratchpad")
    let answer = mapping.answer?.find(in: root)
    let conversation = [reasoning, answer].compactMap { $0 }.first { MessageText.isConversation($0.value) }
    if let prompt, prompt.pointer != conversation?.pointer {
      // The last message of a list may be named as the answer: it is no context of itself.
      builder.addMessages(prompt, sampled: false, except: [reasoning, answer].compactMap { $0?.pointer })
    }
    var turns = PartBuilder()
    if let conversation { turns.addMessages(conversation, sampled: true) }
    // A text that is named for both is an answer with tagged reasoning inside.
    if let reasoning, ![conversation?.pointer, answer?.pointer].contains(reasoning.pointer) {
      addReasoning(reasoning, to: &turns)
    }
    if let answer, answer.pointer != conversation?.pointer { turns.addAnswer(answer) }
    let taken = [prompt, reasoning, conversation].compactMap { $0?.pointer }
    if mapping.answer == nil, conversation == nil { addUsualAnswers(to: &turns, except: taken) }
    if !turns.parts.contains(where: { $0.kind == .reasoning }) { missingReasoning = why(reasoning) }
    builder.parts += turns.parts
    builder.limits += turns.limits
  }

  private func find(_ choice: FieldChoice?, or name: String) -> FoundField? {
    if let choice { return choice.find(in: root) }
    return root[name].map { FoundField(value: $0, pointer: "/" + name) }
  }

  /// Reasoning of a field of its own stands before the last answer of the conversation.
  private func addReasoning(_ found: FoundField, to turns: inout PartBuilder) {
    var own = PartBuilder()
    own.addReasoning(found)
    let place = turns.parts.lastIndex { $0.kind == .answer } ?? turns.parts.endIndex
    turns.parts.insert(contentsOf: own.parts, at: place)
    turns.limits += own.limits
  }

  /// As flat records do: the first usual name, or all of them while tagged reasoning is looked for.
  private func addUsualAnswers(to turns: inout PartBuilder, except taken: [String]) {
    let hasReasoning = !turns.parts.isEmpty
    for name in FlatRecordReader.answerFields {
      guard let value = root[name], value.kind == .string, !taken.contains("/" + name) else { continue }
      turns.add(.answer, value, field: "/" + name)
      if hasReasoning { return }
    }
  }

  private func why(_ reasoning: FoundField?) -> String {
    let names = mapping.reasoning?.names ?? "'scratchpad'"
    switch reasoning?.value.kind {
    case nil: break
    case .null: return "the field \(names) is null"
    case .string, .array, .object: return "the field \(names) holds no reasoning"
    case .number, .bool: return "the field \(names) holds no text"
    }
    let wanted = mapping.reasoning?.paths.first?.text ?? "scratchpad"
    let nearest = NearestName.of(wanted, among: root.fields.prefix(200).map(\.key))
    return "there is no field \(names)" + (nearest.map { "; the nearest is '\($0)'" } ?? "")
  }
}
