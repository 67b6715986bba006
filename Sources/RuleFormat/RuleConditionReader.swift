import YAMLDocuments

/// Reads `any`, `all`, `not`, `at_least`, `within` and `order` of a rule.
struct RuleConditionReader {
  /// Names of the rule's patterns.
  let names: [String]

  func condition(_ keys: YAMLFields, _ reader: inout YAMLReader) -> RuleCondition {
    var condition = RuleCondition()
    condition.any = patternNames(keys["any"], "any", &reader)
    condition.all = patternNames(keys["all"], "all", &reader)
    condition.not = patternNames(keys["not"], "not", &reader)
    condition.atLeast = atLeast(keys["at_least"], &reader)
    condition.order = order(keys["order"], all: condition.all, &reader)
    if let value = keys["within"] { condition.within = within(value, &reader) }
    if keys["within"] != nil, !condition.isCombined, reader.problems.isEmpty {
      reader.report(
        RuleCode.badValue, "'within' has nothing to hold together", at: keys["within"],
        help: "add 'all', 'any', 'not', 'at_least' or 'order'")
    }
    if !condition.not.isEmpty, condition.any.isEmpty, condition.all.isEmpty, condition.atLeast == nil,
      condition.order.isEmpty
    {
      condition.any = names.filter { !condition.not.contains($0) }
      if condition.any.isEmpty {
        reader.report(RuleCode.badValue, "'not' leaves no pattern that could match", at: keys["not"])
      }
    }
    return condition
  }

  private func patternNames(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> [String] {
    reader.list(value, what, allowsOne: true).compactMap { item in
      guard let name = reader.string(item, what) else { return nil }
      if names.contains(name) { return name }
      reader.report(
        RuleCode.unknownPatternName, "'\(what)' names no pattern of this rule: '\(name)'", at: item,
        help: NearestName.of(name, among: names).map { "did you mean '\($0)'?" })
      return nil
    }
  }

  /// `at_least: 2` counts over all patterns; `at_least: {count: 2, of: [a, b, c]}` over these.
  private func atLeast(_ value: YAMLValue?, _ reader: inout YAMLReader) -> (count: Int, of: [String])? {
    guard let value else { return nil }
    if value.integer != nil {
      return reader.integer(value, "at_least", in: 1...max(1, names.count)).map { ($0, names) }
    }
    guard let keys = reader.mapping(value, as: RuleKeys.atLeast) else { return nil }
    let of = keys["of"] == nil ? names : patternNames(keys["of"], "of", &reader)
    return reader.integer(keys["count"], "count", in: 1...max(1, of.count)).map { ($0, of) }
  }

  /// `order: true` takes the order of `all`; a list names its own.
  private func order(_ value: YAMLValue?, all: [String], _ reader: inout YAMLReader) -> [String] {
    guard let value else { return [] }
    if let flag = value.bool {
      if flag, all.count < 2 {
        reader.report(
          RuleCode.badValue, "'order: true' needs two names in 'all'", at: value,
          help: "or write the names: order: [first, second]")
      }
      return flag ? all : []
    }
    return patternNames(value, "order", &reader)
  }

  /// `{sentences: 2}`, `{words: 30}`, `{passage: true}`, or one of the words `sentence`, `passage`.
  private func within(_ value: YAMLValue, _ reader: inout YAMLReader) -> RuleCondition.Window {
    if let word = value.string {
      switch word {
      case "sentence", "sentences": return .sentences(1)
      case "passage": return .passage
      default:
        reader.report(
          RuleCode.badValue, "'\(word)' is no window", at: value,
          help: "write {sentences: 2}, {words: 30} or {passage: true}")
        return .sentences(1)
      }
    }
    guard let keys = reader.mapping(value, as: RuleKeys.within) else { return .sentences(1) }
    if !keys.layout.choosesOne(keys) {
      reader.report(RuleCode.badValue, "'within' takes exactly one of sentences, words, passage", at: value)
    }
    if let count = reader.integer(keys, "sentences") { return .sentences(count) }
    if let count = reader.integer(keys, "words") { return .words(count) }
    if let passage = keys["passage"] {
      if passage.integer != nil { return .sentences(reader.integer(keys, "passage") ?? 1) }
      _ = reader.bool(passage, "passage")
      return .passage
    }
    return .sentences(1)
  }
}
