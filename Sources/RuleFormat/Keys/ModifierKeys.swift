import YAMLDocuments

/// What a file of modifiers may hold.
package enum ModifierKeys {
  package static func file(tags: [Tag]) -> YAMLLayout {
    YAMLLayout(
      "a modifier file",
      [
        .required("category", .text, "The file's name, without .yaml."),
        .optional("description", .text, "What its modifiers say, in one sentence."),
        .optional("sets_stance", .choice(of: Stance.self), "The stance of the cues that a modifier acts on."),
        .optional("sets_role", .choice(of: Role.self), "Their role; either this or sets_stance."),
      ] + shared(tags) + [.required("modifiers", .list(.mapping(entry(tags: tags))), "The modifiers.")])
  }

  static func entry(tags: [Tag]) -> YAMLLayout {
    YAMLLayout("a modifier", exactlyOneOf: ["phrase", "regex"], own + shared(tags) + examples)
  }

  private static let own: [YAMLLayout.Key] = [
    .optional("phrase", .text, "Words, as they stand."),
    .optional("regex", .text, "PCRE2, caseless; {name} inserts an entry of lexicon.yaml."),
    .required(
      "direction", .choice(of: Modifier.Direction.self),
      "Which cues it acts on: those after it, before it, both; or it ends the reach of others, or cancels them."),
    .optional("max_words", .integer(0...200), "Words between modifier and cue at most; 12 unless given."),
    .optional("reach", .choice(of: Modifier.Reach.self), "Its own sentence, or the next one as well."),
    .optional("inside", .flag, "May stand inside the cue's span."),
  ]

  /// Keys of a modifier that its file may set for all of them.
  private static func shared(_ tags: [Tag]) -> [YAMLLayout.Key] {
    [
      .optional("natures", .oneOrList(.choice(of: Tag.Nature.self)), "Acts on tags of these natures only."),
      .optional("tags", .oneOrList(.word(tags.map(\.id))), "Acts on cues of these tags only."),
      .optional("priority", .integer(0...100), "The greatest wins, then the nearest; 50 unless given."),
      .optional("spares_first_person", .flag, "Leaves cues alone whose own words hold I, me, my or we."),
    ]
  }

  private static let examples: [YAMLLayout.Key] = [
    .optional("example", ExampleKeys.match, "A text with the cue that it acts on between ⟦ and ⟧."),
    .optional("examples", .list(ExampleKeys.match), "Several of them."),
  ]
}
