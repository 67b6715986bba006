import YAMLDocuments

/// Reads `composites.yaml`.
struct CompositeFileReader {
  let tags: [String: Tag]
  /// The same in the order of tags.yaml.
  let tagList: [Tag]

  func read(_ file: RuleFile) -> (composites: [Composite], problems: [Diagnostic]) {
    file.reading(otherwise: []) { root, reader in
      var composites: [Composite] = []
      let top = reader.mapping(root, as: CompositeKeys.file(tags: tagList))
      for item in reader.list(top?["composites"], "composites") {
        guard let composite = composite(item, &reader) else { continue }
        if composites.contains(where: { $0.id == composite.id }) || tags[composite.id] != nil {
          reader.report(RuleCode.duplicateID, "the id '\(composite.id)' is taken", at: item["id"])
        }
        composites.append(composite)
      }
      return composites
    }
  }

  private func composite(_ item: YAMLValue, _ reader: inout YAMLReader) -> Composite? {
    guard
      let keys = reader.mapping(item, as: CompositeKeys.composite(tags: tagList)),
      let id = reader.string(keys["id"], "id")
    else { return nil }
    let composite = Composite(
      id: id, title: reader.string(keys["title"], "title") ?? "",
      definition: reader.string(keys["definition"], "definition") ?? "",
      all: groups(keys["all"], &reader),
      not: ingredients(keys["not"], "not", &reader),
      only: keys["only"].flatMap { ingredient($0, &reader) },
      tie: keys["tie"].map { tie($0, &reader) } ?? .transcript,
      weights: weights(keys["weights"], &reader),
      intercept: reader.number(keys["intercept"], "intercept") ?? 0)
    if composite.all.isEmpty, composite.only == nil, composite.weights.isEmpty,
      reader.problems.isEmpty
    {
      reader.report(
        RuleCode.missingKey, "a composite needs 'all', 'only' or 'weights'", at: item)
    }
    return composite
  }

  /// Each item is an ingredient, or a list of which one is enough.
  private func groups(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [[Composite.Ingredient]] {
    reader.list(value, "all", allowsOne: true).map { item in
      item.sequence == nil ? [ingredient(item, &reader)].compactMap { $0 } : ingredients(item, "all", &reader)
    }
  }

  private func ingredients(
    _ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader
  ) -> [Composite.Ingredient] {
    reader.list(value, what, allowsOne: true).compactMap { ingredient($0, &reader) }
  }

  /// A tag's name, or `{tag, stance, role}`.
  private func ingredient(_ value: YAMLValue, _ reader: inout YAMLReader) -> Composite.Ingredient? {
    var keys: YAMLFields?
    if value.string == nil {
      keys = reader.mapping(value, as: CompositeKeys.ingredient(tags: tagList))
      if keys == nil { return nil }
    }
    let tag = keys.map { $0["tag"] } ?? value
    guard let id = reader.string(tag, "tag") else { return nil }
    if tags[id] == nil {
      reader.report(
        RuleCode.unknownTag, "there is no tag '\(id)' in tags.yaml", at: tag,
        help: NearestName.of(id, among: tags.keys.sorted()).map { "did you mean '\($0)'?" })
    }
    return Composite.Ingredient(
      tag: id,
      stances: reader.list(keys?["stance"], "stance", allowsOne: true)
        .compactMap { reader.choice($0, "stance", as: Stance.self) },
      role: reader.choice(keys?["role"], "role", as: Role.self))
  }

  /// `transcript`, `{passage: 5}` or `{passage_or_decision: 5}`.
  private func tie(_ value: YAMLValue, _ reader: inout YAMLReader) -> Composite.Tie {
    if value.string == "transcript" { return .transcript }
    guard let keys = reader.mapping(value, as: CompositeKeys.tie) else { return .transcript }
    if !keys.layout.choosesOne(keys) {
      reader.report(RuleCode.badValue, "'tie' takes exactly one of passage, passage_or_decision", at: value)
    }
    if let count = reader.integer(keys, "passage") { return .passage(sentences: count) }
    let count = reader.integer(keys, "passage_or_decision")
    return count.map { .passageOrDecision(sentences: $0) } ?? .transcript
  }

  private func weights(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String: Double] {
    guard let value,
      let pairs = reader.mapping(value, "'weights'", keys: tags.keys.sorted())
    else { return [:] }
    return pairs.compactMapValues { reader.number($0, "weight") }
  }
}
