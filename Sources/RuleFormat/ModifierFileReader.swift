import YAMLDocuments

/// Reads one file below `Modifiers/`.
struct ModifierFileReader {
  let path: String
  let tags: [String: Tag]
  /// The same in the order of tags.yaml.
  let tagList: [Tag]
  let patternLists: PatternListReader

  func read(_ file: RuleFile) -> (modifiers: [Modifier], problems: [Diagnostic]) {
    file.reading(otherwise: []) { root, reader in
      guard let keys = reader.mapping(root, as: ModifierKeys.file(tags: tagList)) else {
        return []
      }
      // Said to readers only, and checked like the rest.
      _ = reader.string(keys["description"], "description")
      let category = reader.string(keys["category"], "category") ?? ""
      let expected = String(path.dropFirst("Modifiers/".count).dropLast(".yaml".count))
      if category != expected {
        reader.report(
          RuleCode.idIsNotPath, "the category '\(category)' is not the file's name", at: keys["category"],
          help: "write 'category: \(expected)'")
      }
      let modifiers = reader.list(keys["modifiers"], "modifiers").enumerated().compactMap { index, item in
        modifier(item, number: index + 1, of: category, defaults: keys, &reader)
      }
      return modifiers
    }
  }

  private func modifier(
    _ item: YAMLValue, number: Int, of category: String, defaults: YAMLFields,
    _ reader: inout YAMLReader
  ) -> Modifier? {
    guard
      let keys = reader.mapping(item, as: ModifierKeys.entry(tags: tagList)),
      let pattern = pattern(keys, at: item, &reader)
    else { return nil }
    let direction = reader.choice(keys["direction"], "direction", as: Modifier.Direction.self) ?? .forward
    let reading = RuleExamplesReader()
    var examples = reader.list(keys["examples"], "examples").compactMap { reading.match($0, &reader) }
    if let example = keys["example"], let match = reading.match(example, &reader) { examples.append(match) }
    if examples.isEmpty, reader.problems.isEmpty {
      reader.report(
        RuleCode.noExecutedExample, "the modifier has no example", at: item,
        help: "add 'example:' with the cue that it acts on between ⟦ and ⟧")
    }
    return Modifier(
      name: pattern.written, category: category, effect: effect(direction, defaults, &reader),
      direction: direction, maxWords: reader.integer(keys, "max_words") ?? 12,
      reach: reader.choice(keys["reach"], "reach", as: Modifier.Reach.self) ?? .sentence,
      natures: reader.list(keys["natures"] ?? defaults["natures"], "natures", allowsOne: true)
        .compactMap { reader.choice($0, "natures", as: Tag.Nature.self) },
      tags: tagNames(keys["tags"] ?? defaults["tags"], &reader),
      sparesFirstPerson: reader.bool(
        keys["spares_first_person"] ?? defaults["spares_first_person"], "spares_first_person") ?? false,
      inside: reader.bool(keys["inside"], "inside") ?? false,
      priority: reader.integer(keys["priority"] == nil ? defaults : keys, "priority") ?? 50,
      pattern: pattern, examples: examples, path: path)
  }

  /// `phrase` is literal words; `regex` is PCRE2. Exactly one of them.
  private func pattern(
    _ keys: YAMLFields, at item: YAMLValue, _ reader: inout YAMLReader
  ) -> PatternReference? {
    switch (keys["phrase"], keys["regex"]) {
    case (nil, let regex?):
      return patternLists.compile(regex, &reader)
    case (let phrase?, nil):
      guard let words = reader.string(phrase, "phrase") else { return nil }
      return PhrasePattern.compile(words)
    default:
      reader.report(RuleCode.missingKey, "a modifier has either 'phrase' or 'regex'", at: item)
      return nil
    }
  }

  private func effect(
    _ direction: Modifier.Direction, _ keys: YAMLFields, _ reader: inout YAMLReader
  ) -> Modifier.Effect {
    if direction == .endsScope || direction == .lookAlike { return .none }
    if let stance = reader.choice(keys["sets_stance"], "stance", as: Stance.self) { return .stance(stance) }
    if let role = reader.choice(keys["sets_role"], "role", as: Role.self) { return .role(role) }
    if reader.problems.isEmpty {
      reader.report(
        RuleCode.missingKey, "a file with acting modifiers has 'sets_stance' or 'sets_role'", at: nil,
        help: "add 'sets_stance: denied' (or another stance) at the top")
    }
    return .none
  }

  private func tagNames(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String] {
    reader.list(value, "tags", allowsOne: true).compactMap { item in
      guard let id = reader.string(item, "tags") else { return nil }
      if tags[id] != nil { return id }
      reader.report(
        RuleCode.unknownTag, "there is no tag '\(id)' in tags.yaml", at: item,
        help: NearestName.of(id, among: tags.keys.sorted()).map { "did you mean '\($0)'?" })
      return nil
    }
  }
}
