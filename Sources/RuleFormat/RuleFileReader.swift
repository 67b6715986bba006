import LazyValues
import TranscriptModel
import YAMLDocuments

/// Reads one file below `Cues/` into a rule, with every mistake of the file.
struct RuleFileReader {
  let path: String
  /// `RuleKeys.file` of the folder's tags.
  let layout: YAMLLayout
  let tags: [String: Tag]
  let patternLists: PatternListReader

  /// - Returns: The rule, unless a mistake left it unusable, and all mistakes.
  func read(_ file: RuleFile) -> (rule: Rule?, problems: [Diagnostic]) {
    file.reading(otherwise: nil) { root, reader in
      guard let keys = reader.mapping(root, as: layout) else {
        return nil
      }
      var rule = rule(keys, &reader)
      if patternLists.areChecked {
        rule.readExamples = LazyValue { Self.examples(of: file) }
      } else {
        readExamples(keys["examples"], of: &rule, &reader)
      }
      return reader.problems.isEmpty ? rule : nil
    }
  }

  private func rule(_ keys: YAMLFields, _ reader: inout YAMLReader) -> Rule {
    let tag = tag(keys["tag"], &reader)
    let patterns = patternLists.patterns(keys["patterns"], "patterns", &reader)
    if keys["patterns"] != nil, patterns.isEmpty, reader.problems.isEmpty {
      reader.report(RuleCode.missingKey, "'patterns' is empty", at: keys["patterns"])
    }
    let lookIn = reader.list(keys["look_in"], "look_in", allowsOne: true)
      .compactMap { reader.choice($0, "look_in", as: Rule.Place.self) }
    return Rule(
      id: identifier(keys["id"], &reader), tag: tag?.id ?? "",
      title: reader.string(keys["title"], "title") ?? "",
      status: reader.choice(keys["status"], "status", as: Rule.Status.self) ?? .experimental,
      description: reader.string(keys["description"], "description") ?? "",
      rationale: reader.string(keys["rationale"], "rationale") ?? "",
      references: reader.strings(keys["references"], "references"),
      strength: reader.choice(keys["strength"], "strength", as: Rule.Strength.self) ?? .standard,
      subject: reader.choice(keys["subject"], "subject", as: Rule.Subject.self) ?? .any,
      lookIn: lookIn.isEmpty ? [.reasoning] : lookIn, patterns: patterns,
      condition: RuleConditionReader(names: patterns.map(\.name)).condition(keys, &reader),
      unless: patternLists.patterns(keys["unless"], "unless", &reader),
      set: attributes(keys["set"], of: tag, &reader), readExamples: LazyValue(made: RuleExamples()),
      path: path)
  }

  /// What is no YAML, or has other mistakes, has no examples.
  private static func examples(of file: RuleFile) -> RuleExamples {
    file.reading(otherwise: RuleExamples()) { root, reader in
      RuleExamplesReader().examples(root["examples"], &reader)
    }.0
  }

  private func readExamples(_ value: YAMLValue?, of rule: inout Rule, _ reader: inout YAMLReader) {
    rule.examples = RuleExamplesReader().examples(value, &reader)
    if value != nil, rule.examples.executedCount == 0, reader.problems.isEmpty {
      reader.report(
        RuleCode.noExecutedExample, "the rule has no 'match' and no 'no_match' example", at: value,
        help: "add at least one text under 'match' with the expected span in ⟦ ⟧")
    }
  }

  private func identifier(_ value: YAMLValue?, _ reader: inout YAMLReader) -> String {
    guard let value, let id = reader.string(value, "id") else { return "" }
    let expected = String(path.dropFirst("Cues/".count).dropLast(".yaml".count))
    if id != expected {
      reader.report(
        RuleCode.idIsNotPath, "the id '\(id)' is not the file's path", at: value, help: "write 'id: \(expected)'")
    }
    return id
  }

  private func tag(_ value: YAMLValue?, _ reader: inout YAMLReader) -> Tag? {
    guard let value, let id = reader.string(value, "tag") else { return nil }
    if let tag = tags[id] { return tag }
    reader.report(
      RuleCode.unknownTag, "there is no tag '\(id)' in tags.yaml", at: value,
      help: NearestName.of(id, among: tags.keys.sorted()).map { "did you mean '\($0)'?" }
        ?? "known tags: \(tags.keys.sorted().joined(separator: ", "))")
    return nil
  }

  private func attributes(_ value: YAMLValue?, of tag: Tag?, _ reader: inout YAMLReader) -> [String: String] {
    guard let value, let tag else { return [:] }
    guard let pairs = reader.mapping(value, as: RuleKeys.set(of: tag)) else { return [:] }
    var set: [String: String] = [:]
    for name in pairs.layout.names {
      guard let value = pairs[name], let text = reader.string(value, name) else { continue }
      set[name] = text
      guard let values = tag.attributes[name], !values.contains(text) else { continue }
      reader.report(
        RuleCode.badValue, "'\(text)' is no value of the attribute '\(name)'", at: value,
        help: "one of: \(values.joined(separator: ", "))")
    }
    return set
  }
}
