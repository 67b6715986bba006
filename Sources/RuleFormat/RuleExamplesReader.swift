import TranscriptModel
import YAMLDocuments

/// Reads the examples of a rule or of a modifier.
struct RuleExamplesReader {
  func examples(_ value: YAMLValue?, _ reader: inout YAMLReader) -> RuleExamples {
    var examples = RuleExamples()
    guard let value,
      let keys = reader.mapping(value, "'examples'", keys: ["match", "no_match", "todo_match"])
    else { return examples }
    for item in reader.list(keys["match"], "match") {
      if let match = match(item, &reader) { examples.match.append(match) }
    }
    examples.noMatch = noMatches(keys["no_match"], "no_match", needsReason: true, &reader)
    examples.todoMatch = noMatches(keys["todo_match"], "todo_match", needsReason: false, &reader)
    return examples
  }

  /// A text with ⟦ ⟧ marks, alone or as `text` beside `stance`, `role` and `prompt`.
  func match(_ item: YAMLValue, _ reader: inout YAMLReader) -> RuleExamples.Match? {
    var keys: [String: YAMLValue] = ["text": item]
    if item.string == nil {
      guard
        let found = reader.mapping(
          item, "a match example", keys: ["text", "stance", "role", "prompt"], required: ["text"])
      else { return nil }
      keys = found
    }
    guard let marked = reader.string(keys["text"], "text") else { return nil }
    guard let parsed = try? MarkedText.parse(marked), !parsed.spans.isEmpty else {
      reader.report(
        RuleCode.badMarks, "a match example needs its span between ⟦ and ⟧", at: keys["text"],
        help: "mark exactly the bytes that the rule finds, for example: I think ⟦this is a test⟧.")
      return nil
    }
    return RuleExamples.Match(
      text: parsed.text, spans: parsed.spans,
      stance: reader.choice(keys["stance"], "stance", as: Stance.self),
      role: reader.choice(keys["role"], "role", as: Role.self),
      prompt: reader.string(keys["prompt"], "prompt"), place: place(item, reader))
  }

  private func noMatches(
    _ value: YAMLValue?, _ what: String, needsReason: Bool, _ reader: inout YAMLReader
  ) -> [RuleExamples.NoMatch] {
    let required = needsReason ? ["text", "because"] : ["text"]
    return reader.list(value, what).compactMap { item in
      guard
        let keys = reader.mapping(
          item, "a \(what) example", keys: ["text", "because", "prompt"], required: required),
        let text = reader.string(keys["text"], "text")
      else { return nil }
      return RuleExamples.NoMatch(
        text: text, because: reader.string(keys["because"], "because") ?? "",
        prompt: reader.string(keys["prompt"], "prompt"), place: place(item, reader))
    }
  }

  private func place(_ value: YAMLValue, _ reader: YAMLReader) -> RuleExamples.Place {
    let here = reader.document.diagnostic(RuleCode.brokenExample, "", at: value)
    return .init(line: here.line, column: here.column, sourceLine: here.sourceLine)
  }
}
