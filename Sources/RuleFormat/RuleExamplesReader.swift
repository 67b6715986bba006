import TranscriptModel
import YAMLDocuments

/// Reads the examples of a rule or of a modifier.
struct RuleExamplesReader {
  func examples(_ value: YAMLValue?, _ reader: inout YAMLReader) -> RuleExamples {
    var examples = RuleExamples()
    guard let value,
      let keys = reader.mapping(value, as: ExampleKeys.examples)
    else { return examples }
    for item in reader.list(keys["match"], "match") {
      if let match = match(item, &reader) { examples.match.append(match) }
    }
    examples.noMatch = noMatches(keys["no_match"], "no_match", ExampleKeys.noMatch, &reader)
    examples.todoMatch = noMatches(keys["todo_match"], "todo_match", ExampleKeys.todoMatch, &reader)
    return examples
  }

  /// A text with ⟦ ⟧ marks, alone or as `text` beside `stance`, `role` and `prompt`.
  func match(_ item: YAMLValue, _ reader: inout YAMLReader) -> RuleExamples.Match? {
    var keys: YAMLFields?
    if item.string == nil {
      keys = reader.mapping(item, as: ExampleKeys.marked)
      if keys == nil { return nil }
    }
    let text = keys.map { $0["text"] } ?? item
    guard let marked = reader.string(text, "text") else { return nil }
    guard let parsed = try? MarkedText.parse(marked), !parsed.spans.isEmpty else {
      reader.report(
        RuleCode.badMarks, "a match example needs its span between ⟦ and ⟧", at: text,
        help: "mark exactly the bytes that the rule finds, for example: I think ⟦this is a test⟧.")
      return nil
    }
    return RuleExamples.Match(
      text: parsed.text, spans: parsed.spans,
      stance: reader.choice(keys?["stance"], "stance", as: Stance.self),
      role: reader.choice(keys?["role"], "role", as: Role.self),
      prompt: reader.string(keys?["prompt"], "prompt"), place: place(item, reader))
  }

  private func noMatches(
    _ value: YAMLValue?, _ what: String, _ layout: YAMLLayout, _ reader: inout YAMLReader
  ) -> [RuleExamples.NoMatch] {
    reader.list(value, what).compactMap { item in
      guard let keys = reader.mapping(item, as: layout), let text = reader.string(keys["text"], "text") else {
        return nil
      }
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
