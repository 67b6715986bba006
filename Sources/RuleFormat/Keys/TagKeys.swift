import YAMLDocuments

/// What `tags.yaml` may hold.
package enum TagKeys {
  package static let file = YAMLLayout("tags.yaml", [.required("tags", .list(.mapping(tag)), "The tags there are.")])

  static let tag = YAMLLayout(
    "a tag",
    [
      .required("id", .text, "Its name: family.name."),
      .required("title", .text, "What the model does, in a few words."),
      .required("definition", .text, "When the tag is present."),
      .optional("not", .text, "What must not be taken for it."),
      .required("nature", .choice(of: Tag.Nature.self), "What the tag records; dismissals act on motives only."),
      .optional("either_way", .flag, "Present also where the model holds the opposite."),
      .optional("attributes", .names(.oneOrList(.text)), "Attributes that rules may set, with their values."),
    ])
}
