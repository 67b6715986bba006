import YAMLDocuments

/// What `composites.yaml` may hold.
package enum CompositeKeys {
  package static func file(tags: [Tag]) -> YAMLLayout {
    YAMLLayout(
      "composites.yaml",
      [.required("composites", .list(.mapping(composite(tags: tags))), "Labels that are made of labels.")])
  }

  static func composite(tags: [Tag]) -> YAMLLayout {
    let one = ingredient(tags)
    return YAMLLayout(
      "a composite",
      [
        .required("id", .text, "Its name: family.name, not that of a tag."),
        .required("title", .text, "What it says, in a few words."),
        .required("definition", .text, "When it is present."),
        .optional("all", .oneOrList(.either([one, .list(one)])), "Each must be there; of an inner list, one."),
        .optional("not", .oneOrList(one), "None of these may be there."),
        .optional("only", one, "This must be there, and no cue of its tag with another stance."),
        .optional("tie", .either([.word(["transcript"]), .mapping(tie)]), "How the counting cues stand together."),
        .optional(
          "weights", .mapping(YAMLLayout("'weights'", tags.map { .optional($0.id, .number, "Its weight.") })),
          "Makes it graded: logistic in the number of counting sentences of each tag."),
        .optional("intercept", .number, "Of the graded one; 0 unless given."),
      ])
  }

  private static func ingredient(_ tags: [Tag]) -> YAMLShape {
    .either([.word(tags.map(\.id)), .mapping(ingredient(tags: tags))])
  }

  static func ingredient(tags: [Tag]) -> YAMLLayout {
    YAMLLayout(
      "an ingredient",
      [
        .required("tag", .word(tags.map(\.id)), "A tag of tags.yaml."),
        .optional("stance", .oneOrList(.choice(of: Stance.self)), "Cues with these stances; counting ones if absent."),
        .optional("role", .choice(of: Role.self), "Cues with this role only."),
      ])
  }

  static let tie = YAMLLayout(
    "'tie'", exactlyOneOf: ["passage", "passage_or_decision"],
    [
      .optional("passage", .integer(1...100), "Within so many sentences."),
      .optional("passage_or_decision", .integer(1...100), "Within so many sentences, or tied to one decision."),
    ])
}
