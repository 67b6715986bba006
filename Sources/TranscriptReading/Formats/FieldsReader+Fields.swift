import TranscriptModel

extension FieldsReader {
  /// The fields of a row by the names that many dumps use.
  struct Fields {
    private let root: JSONValue

    init(_ root: JSONValue) { self.root = root }

    private static let ids = [
      "id", "sample_id", "uuid", "idx", "index", "problem_id", "example_id", "question_id", "uid", "transcript_id",
      "custom_id", "instance_id",
    ]
    private static let models = ["model", "model_name", "model_id", "generator", "target_model", "model_key"]
    private static let prompts = ["prompt", "question", "instruction", "problem", "query", "user_prompt", "input"]
    private static let systems = ["system", "system_prompt"]
    private static let outcomes = ["complied", "refused", "correct", "score", "label", "judge", "verdict", "grade"]

    private func first(_ names: [String]) -> String? { names.lazy.compactMap { root[$0]?.text }.first }

    var id: String? { first(Self.ids) }

    /// Whether the row has an answer beside its turns.
    var hasAnswer: Bool { answers.contains { root[$0]?.kind == .string } }

    private var answers: [String] { FieldsReader.answerFields }

    func addPrompt(to parts: inout ConversationParts) {
      for name in Self.systems + Self.prompts {
        guard let value = root[name] else { continue }
        let role: MessageRole = Self.systems.contains(name) ? .system : .user
        if value.kind == .string {
          parts.add(role.kind, value, "/" + name)
        } else if value.items.first.map(RowNames.isMessage) == true {
          for (index, turn) in value.items.enumerated() { parts.add(turn, at: "/\(name)/\(index)") }
        }
      }
    }

    /// Adds every field of reasoning; one that repeats another is a copy.
    func addReasoning(to parts: inout ConversationParts) {
      for name in FieldsReader.reasoningFields {
        guard let value = root[name], value.kind != .object else { continue }
        if value.kind == .string {
          parts.add(.reasoning, value, "/" + name, policy: .init(copies: .dropped))
        } else if value.items.first?.kind == .string {
          parts.addContent(value, .thought, at: "/" + name, .init(copies: .dropped))
        } else {
          MessageReasoning(root, at: "").add(only: name, to: &parts, .init(copies: .dropped))
        }
      }
    }

    func addAnswers(to parts: inout ConversationParts) {
      for name in answers {
        if let value = root[name], value.kind == .string {
          parts.add(.answer, value, "/" + name, policy: .init(copies: .dropped))
        }
      }
    }

    /// Fills in model, prompt, condition and outcome.
    func fill(_ transcript: inout Transcript) {
      transcript.model = first(Self.models) ?? transcript.model
      transcript.promptID = root["prompt_id"]?.text ?? transcript.promptID
      transcript.epoch = root["epoch"]?.integer ?? transcript.epoch
      let texts = Set(Self.prompts + Self.systems + answers + FieldsReader.reasoningFields)
      let named = texts.union(Self.ids).union(Self.models).union([
        "prompt_id", "epoch", "condition", "outcome", "conversation_id", "conversation_hash", "chat_id",
      ])
      for (name, value) in RecordFields.shortValues(of: root, leavingOut: named) {
        if Self.outcomes.contains(name) { transcript.outcome[name] = value } else { transcript.condition[name] = value }
      }
      transcript.condition.merge(RecordFields.values(root["condition"], scalarName: "condition")) { $1 }
      transcript.outcome.merge(RecordFields.values(root["outcome"], scalarName: "outcome")) { $1 }
    }
  }
}
