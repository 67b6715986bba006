import YAMLDocuments

/// What the examples of rules and modifiers may hold.
package enum ExampleKeys {
  /// `examples` of a rule.
  static let examples = YAMLLayout(
    "'examples'",
    [
      .optional("match", .list(match), "Texts with the span that the rule finds between ⟦ and ⟧."),
      .optional("no_match", .list(.mapping(noMatch)), "Texts in which the rule finds nothing, each with a reason."),
      .optional("todo_match", .list(.mapping(todoMatch)), "Known misses; reported when they start to match."),
    ])

  /// One `match`: a text, or a text with what is expected of it.
  static let match = YAMLShape.either([.text, .mapping(marked)])

  static let marked = YAMLLayout(
    "a match example",
    [
      .required("text", .text, "The text, with the span between ⟦ and ⟧."),
      .optional("stance", .choice(of: Stance.self), "How the cue is meant; not checked unless given."),
      .optional("role", .choice(of: Role.self), "What it does for the decision; not checked unless given."),
      prompt,
    ])

  static let noMatch = YAMLLayout(
    "a no_match example", [text, .required("because", .text, "Why nothing may be found."), prompt])

  static let todoMatch = YAMLLayout(
    "a todo_match example", [text, .optional("because", .text, "Why it ought to be found."), prompt])

  private static let text = YAMLLayout.Key.required("text", .text, "The text, without marks.")
  private static let prompt = YAMLLayout.Key.optional("prompt", .text, "What the model was asked, for echoes.")
}
