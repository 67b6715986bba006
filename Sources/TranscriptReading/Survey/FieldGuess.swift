/// Chooses fields for the roles of a transcript, each field once.
struct FieldGuess {
  enum Role: String {
    case reasoning, prompt, answer, id, model, epoch
    case promptID = "prompt_id"
  }

  struct Choice {
    var path: String
    /// The field is an answer with tagged reasoning inside.
    var isAnswer = false
  }

  private let records: Int
  private var left: [FieldSurvey.Field]

  init(_ survey: FieldSurvey) {
    records = survey.records
    left = survey.fields
  }

  /// Words that names of such fields hold, the most telling first.
  private static let hints: [Role: [String]] = [
    .reasoning: [
      "scratchpad", "chain_of_thought", "chainofthought", "cot", "reasoning", "thinking", "thought", "monologue",
      "rationale", "deliberation", "internal", "private", "think", "inner", "reflection", "notes", "analysis", "plan",
      "trace",
    ],
    .prompt: [
      "prompt", "question", "instruction", "query", "problem", "request", "user", "task", "input", "messages",
      "context",
    ],
    .answer: [
      "answer", "output", "response", "completion", "reply", "final", "generation", "result", "visible", "text",
    ],
    .id: ["id", "uuid", "key", "idx", "index", "name"],
    .model: ["model", "engine", "llm", "generator", "agent", "checkpoint"],
    .promptID: ["prompt", "question", "scenario", "item", "task", "problem", "pair", "variant"],
    .epoch: ["epoch", "repeat", "trial", "sample", "seed", "run", "attempt", "iteration", "rollout"],
  ]

  private static let outcomeHints = [
    "complied", "comply", "refus", "verdict", "label", "judge", "score", "grade", "correct", "success", "outcome",
  ]

  /// The best field for a role, which is then taken; `nil` when none fits.
  mutating func take(_ role: Role) -> Choice? {
    let scored = left.indices.compactMap { index in
      score(left[index], role).map { (index: index, score: $0) }
    }
    guard let best = scored.max(by: { $0.score < $1.score }) else { return nil }
    return Choice(path: take(at: best.index))
  }

  /// A field whose strings hold tagged reasoning.
  mutating func takeTagged() -> Choice? {
    let tagged = left.indices.filter { left[$0].tagged * 3 > left[$0].strings && isReachable(left[$0]) }
    guard let index = tagged.max(by: { left[$0].tagged < left[$1].tagged }) else { return nil }
    return Choice(path: take(at: index), isAnswer: true)
  }

  private mutating func take(at index: Int) -> String {
    var steps = left.remove(at: index).steps
    // A list of strings is named as a whole.
    if steps.last == "*" { steps.removeLast() }
    return Self.written(steps)
  }

  /// Dotted, or a pointer where a name holds a dot or a slash.
  private static func written(_ steps: [String]) -> String {
    guard steps.contains(where: { $0.contains(".") || $0.contains("/") || $0.isEmpty }) else {
      return steps.joined(separator: ".")
    }
    return steps.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }

  /// A mapping can name fields and whole lists, not one field of every item of a list.
  private func isReachable(_ field: FieldSurvey.Field) -> Bool { !field.steps.dropLast().contains("*") }

  private func score(_ field: FieldSurvey.Field, _ role: Role) -> Double? {
    guard isReachable(field), field.records * 2 >= records else { return nil }
    let hint = hint(field, role)
    switch role {
    case .reasoning:
      guard field.prose * 2 >= field.strings, field.strings > 0 else { return nil }
      guard hint == nil else { return hint.map { 100 + $0 } }
      return nil
    case .prompt, .answer:
      guard let hint, field.strings > 0, field.meanBytes >= 8 else { return nil }
      return hint + (field.prose * 2 >= field.strings ? 10 : 0)
    case .id:
      guard let hint, isVaried(field), field.meanBytes < 120, field.steps.count <= 2 else { return nil }
      return hint + (field.name.lowercased() == "id" ? 10 : 0)
    case .model, .promptID:
      guard let hint, field.strings + field.numbers > 0, field.meanBytes < 120, !isVaried(field) || records < 5 else {
        return nil
      }
      return hint
    case .epoch: return field.numbers == field.count && field.count > 0 ? hint : nil
    }
  }

  /// Nearly every record has a value of its own.
  private func isVaried(_ field: FieldSurvey.Field) -> Bool {
    field.values.count >= min(records, FieldSurvey.maximumValues) * 9 / 10
  }

  /// How telling the field's name is: greater for the first words of the list.
  private func hint(_ field: FieldSurvey.Field, _ role: Role) -> Double? {
    let words = Self.hints[role] ?? []
    let name = field.name.lowercased()
    if role == .id {
      return ["id", "uuid", "key", "idx", "index"].contains(name) || name.hasSuffix("_id") || name.hasSuffix("id")
        ? 5 : nil
    }
    guard let place = words.firstIndex(where: { name.contains($0) }) else { return nil }
    return Double(words.count - place)
  }

  /// Short, repeated scalars that are left: conditions, or outcomes by their names. At most twelve.
  mutating func takeShort(isOutcome: Bool) -> [String] {
    let found = left.filter { field in
      let isShort = field.meanBytes <= 40 && field.steps.count <= 3 && !field.steps.contains("*")
      let repeats = field.values.count <= max(2, min(20, records / 2))
      let name = field.path.lowercased()
      return isShort && repeats && field.count > 0 && Self.outcomeHints.contains(where: name.contains) == isOutcome
    }.prefix(12)
    let paths = Set(found.map(\.path))
    left.removeAll { paths.contains($0.path) }
    return found.map { Self.written($0.steps) }
  }
}
