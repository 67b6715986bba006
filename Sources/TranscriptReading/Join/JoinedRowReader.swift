import TranscriptModel

/// Reads one row of a joined file: a batch request, or a row of results.
///
/// A request (`body` as OpenAI writes it, `params` as Anthropic does) gives prompt, model and metadata as
/// conditions. Of any other row `prompt`, `model`, `prompt_id` and `condition` are taken as such, and
/// every other scalar is an outcome.
struct JoinedRowReader {
  /// Fields that name or time a row; they say nothing about its transcript.
  private static let passedOver: Set<String> = [
    "id", "model", "prompt_id", "epoch", "prompt", "messages", "input", "system", "condition", "outcome", "metadata",
  ]

  /// The top-level fields on which rows are joined.
  let keys: Set<String>

  /// - Parameter isTable: Cells are texts; what looks like a number or a truth value is taken as one.
  func read(_ root: JSONValue, isTable: Bool) -> JoinedRow {
    var row = read(root)
    guard isTable else { return row }
    row.condition = row.condition.compactMapValues(Self.typed)
    row.outcome = row.outcome.compactMapValues(Self.typed)
    return row
  }

  /// `nil` for an empty cell.
  private static func typed(_ value: ScalarValue) -> ScalarValue? {
    guard case .string(let text) = value else { return value }
    return text.isEmpty ? nil : ScalarValue(plainText: text)
  }

  private func read(_ root: JSONValue) -> JoinedRow {
    for name in ["body", "params"] {
      if let request = root[name], request.kind == .object {
        return self.request(FoundField(value: request, pointer: "/" + name))
      }
    }
    return plain(root)
  }

  private func request(_ found: FoundField) -> JoinedRow {
    var row = JoinedRow(model: found.value["model"]?.string)
    row.condition = RecordFields.values(found.value["metadata"], scalarName: "metadata")
    for text in ["temperature", "reasoning_effort", "reasoning.effort", "thinking.budget_tokens"] {
      guard let path = try? FieldPath(text), let value = path.find(in: found.value)?.value.scalar else { continue }
      row.condition[text] = row.condition[text] ?? value
    }
    addPrompt(of: found, to: &row)
    return row
  }

  private func plain(_ root: JSONValue) -> JoinedRow {
    var row = JoinedRow(model: root["model"]?.string, promptID: root["prompt_id"].flatMap { $0.string ?? $0.number })
    row.condition = RecordFields.values(root["condition"], scalarName: "condition")
    row.condition.merge(RecordFields.values(root["metadata"], scalarName: "metadata")) { first, _ in first }
    row.outcome = RecordFields.values(root["outcome"], scalarName: "outcome")
    for (key, value) in root.fields where !keys.contains(key) && !Self.passedOver.contains(key) {
      guard let scalar = value.scalar, scalar != .null else { continue }
      if key.hasPrefix("condition.") {
        row.condition[String(key.dropFirst(10))] = scalar
      } else {
        row.outcome[key.hasPrefix("outcome.") ? String(key.dropFirst(8)) : key] = scalar
      }
    }
    addPrompt(of: FoundField(value: root, pointer: ""), to: &row)
    return row
  }

  /// `system` beside the messages, as Anthropic writes it, comes first.
  private func addPrompt(of found: FoundField, to row: inout JoinedRow) {
    var builder = PartBuilder()
    for name in ["system", "instructions"] {
      guard let system = found.step(to: name) else { continue }
      for text in MessageText.texts(ofContent: system, as: .system) where text.kind == .system {
        builder.add(.system, text.found.value, field: text.found.pointer)
      }
    }
    for name in ["messages", "prompt", "input"] {
      guard let list = found.step(to: name), !list.value.isNull else { continue }
      builder.addMessages(list, sampled: false)
      break
    }
    row.prompt = builder.parts
    row.limits = builder.limits
  }
}
