import YAMLDocuments

/// What a mapping file may hold.
package enum MappingKeys {
  package static let file = YAMLLayout(
    "a mapping file",
    [
      .optional("id", value, "The sample's name."),
      .optional("model", value, "Who answered."),
      .optional("prompt_id", value, "What pairs and groups samples of one prompt."),
      .optional("epoch", value, "Which repetition of the prompt, a whole number."),
      .optional("prompt", field, "A text, a list of texts, or a list of messages."),
      .optional("reasoning", field, "The scratchpad: a text, a list of texts, or messages with it inside."),
      .optional("answer", field, "What was said aloud; tagged reasoning inside is found."),
      .optional("condition", entries, "Names with their fields, instead of the row's own condition."),
      .optional("conditions", entries, "Names with their fields, beside the row's own condition."),
      .optional("outcome", entries, "Names with their fields: grades, verdicts, scores."),
    ])

  static let value = YAMLShape.either([field, .mapping(origin)])

  static let origin = YAMLLayout(
    "a value", exactlyOneOf: ["from", "field"],
    [
      .optional("from", .word(origins), "Searched with the pattern."),
      .optional("field", field, "A dotted path (meta.tier), a JSON Pointer (/meta/tier), or several."),
      .optional("pattern", .text, "PCRE2, caseless; its first group, or the group named value, is taken."),
      .optional("values", .names(.text), "New names of values."),
    ])

  /// What a pattern may search beside fields.
  static let origins = ["prompt", "system", "user", "path"]

  /// One place in the row, or several of which the first that is there counts.
  private static let field = YAMLShape.oneOrList(.text)

  /// `name: field` pairs, or one field that holds them all.
  private static let entries = YAMLShape.either([field, .names(value)])
}
