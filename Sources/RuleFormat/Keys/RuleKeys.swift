import YAMLDocuments

/// What a rule file may hold.
package enum RuleKeys {
  /// - Parameter tags: Those of the folder: a rule names one of them, and `set` its attributes.
  package static func file(tags: [Tag]) -> YAMLLayout {
    YAMLLayout(
      "a rule",
      [
        .required("id", .text, "The file's path below Cues/, without .yaml."),
        .required("tag", .word(tags.map(\.id)), "The tag of tags.yaml that a cue of this rule speaks for."),
        .required("title", .text, "What the model does, in a few words."),
        .optional("status", .choice(of: Rule.Status.self), "How far the rule is tried; deprecated ones do not run."),
        .optional(
          "strength", .choice(of: Rule.Strength.self),
          "Without a calibration, two sentences with weak cues make the tag present, or one with another."),
        .optional(
          "subject", .choice(of: Rule.Subject.self), "first-person: without I, me, my or we the cue is only a topic."),
        .optional("set", set(tags), "Attributes of the tag that a cue of this rule has."),
        .required("description", .text, "What the rule finds, in one sentence."),
        .optional("rationale", .text, "Why it shows the tag, and what it must not be confused with."),
        .optional("references", .oneOrList(.text), "Addresses or papers that the rule rests on."),
        .optional(
          "look_in", .oneOrList(.choice(of: Rule.Place.self)),
          "Where to look; reasoning unless it says so. Cues elsewhere make nothing present."),
        .required("patterns", patterns, "PCRE2 regexes; without any, all, not or at_least each match is a cue."),
      ] + condition + [
        .optional("unless", patterns, "Patterns that cancel a match in the sentences that it touches."),
        .required("examples", .mapping(ExampleKeys.examples), "Texts that prove the rule; rules check runs them."),
      ])
  }

  /// The keys that say how named patterns combine.
  private static let condition: [YAMLLayout.Key] = [
    .optional("any", .oneOrList(.text), "Names of patterns of which one must match in the window."),
    .optional("all", .oneOrList(.text), "Names of patterns that must all match in the window."),
    .optional("not", .oneOrList(.text), "Names of patterns that may not match in the window."),
    .optional(
      "at_least", .either([.integer(1...1000), .mapping(atLeast)]), "How many different patterns must match."),
    .optional(
      "within", .either([.word(["sentence", "sentences", "passage"]), .mapping(within)]),
      "How far apart the patterns of one cue may stand; one sentence unless it says so."),
    .optional("order", .either([.flag, .oneOrList(.text)]), "true: in the order of all; or names in their order."),
  ]

  static let atLeast = YAMLLayout(
    "'at_least'",
    [
      .required("count", .integer(1...1000), "So many different patterns must match in the window."),
      .optional("of", .oneOrList(.text), "Of these; of all patterns unless it is given."),
    ])

  static let within = YAMLLayout(
    "'within'", exactlyOneOf: ["sentences", "words", "passage"],
    [
      .optional("sentences", .integer(1...100), "So many sentences in a row."),
      .optional("words", .integer(1...1000), "So many words."),
      .optional("passage", .either([.flag, .integer(1...100)]), "true: five sentences in a row."),
    ])

  static let patterns = YAMLShape.oneOrList(.either([.text, .mapping(pattern)]))

  static let pattern = YAMLLayout(
    "a pattern",
    [
      .required("name", .text, "What any, all, not, at_least and order call it."),
      .required("regex", .text, "PCRE2, caseless; {name} inserts an entry of lexicon.yaml."),
    ])

  /// All attributes of all tags: which of them a tag knows is told when the file is read.
  private static func set(_ tags: [Tag]) -> YAMLShape {
    var values: [String: [String]] = [:]
    for (name, words) in tags.flatMap(\.attributes) {
      values[name, default: []] += words.filter { !(values[name] ?? []).contains($0) }
    }
    let keys = values.sorted { $0.key < $1.key }.map { name, words in
      YAMLLayout.Key.optional(name, .word(words), "An attribute that tags.yaml allows.")
    }
    return .mapping(set(keys))
  }

  /// The attributes of one tag.
  static func set(of tag: Tag) -> YAMLLayout {
    set(tag.attributes.keys.sorted().map { .optional($0, .word(tag.attributes[$0] ?? []), "") })
  }

  private static func set(_ keys: [YAMLLayout.Key]) -> YAMLLayout { YAMLLayout("'set'", keys) }
}
