import ErrorCodes

/// Reads the values of one document and collects every mistake instead of stopping at the first.
package struct YAMLReader {
  package let document: YAMLDocument
  /// The codes that shared mistakes get in this kind of file.
  package struct Codes: Sendable {
    package var unknownKey, missingKey, wrongType, badValue: any ErrorCode
    package init<Code: ErrorCode>(unknownKey: Code, missingKey: Code, wrongType: Code, badValue: Code) {
      self.unknownKey = unknownKey
      self.missingKey = missingKey
      self.wrongType = wrongType
      self.badValue = badValue
    }
  }
  private let codes: Codes
  package private(set) var problems: [Diagnostic] = []

  package init(_ document: YAMLDocument, codes: Codes) {
    self.document = document
    self.codes = codes
  }

  package mutating func report(
    _ code: any ErrorCode, _ message: String, at value: YAMLValue?, help: String? = nil
  ) {
    problems.append(document.diagnostic(code, message, at: value, help: help))
  }

  package mutating func report(_ diagnostic: Diagnostic) { problems.append(diagnostic) }

  /// The pairs of a mapping with its keys checked; `nil` after reporting that it is none.
  package mutating func mapping(
    _ value: YAMLValue, _ what: String, keys: [String], required: [String] = []
  ) -> [String: YAMLValue]? {
    guard let pairs = value.pairs else {
      report(codes.wrongType, "\(what) must be a mapping, not \(value.kindName)", at: value)
      return nil
    }
    var found: [String: YAMLValue] = [:]
    for (key, value) in pairs {
      let name = key.string ?? ""
      if keys.contains(name) {
        found[name] = value
      } else {
        let nearest = NearestName.of(name, among: keys)
        report(
          codes.unknownKey, "unknown key '\(name)' in \(what)", at: key,
          help: nearest.map { "did you mean '\($0)'?" } ?? "known keys: \(keys.joined(separator: ", "))")
      }
    }
    for key in required where found[key] == nil {
      report(codes.missingKey, "\(what) has no '\(key)'", at: value, help: "add '\(key):'")
    }
    return found
  }

  /// The pairs of a mapping with its keys checked; `nil` after reporting that it is none.
  ///
  /// Values are checked when they are read. `what` replaces the name of the layout in messages.
  package mutating func mapping(
    _ value: YAMLValue, as layout: YAMLLayout, called what: String? = nil
  ) -> YAMLFields? {
    let required = layout.keys.filter(\.isRequired).map(\.name)
    return mapping(value, what ?? layout.what, keys: layout.names, required: required)
      .map { YAMLFields($0, of: layout) }
  }

  /// A whole number in the range that the layout gives to its key.
  package mutating func integer(_ fields: YAMLFields, _ name: String) -> Int? {
    guard let range = fields.layout[name]?.shape.integers else { return nil }
    return integer(fields[name], name, in: range)
  }

  package mutating func string(_ value: YAMLValue?, _ what: String) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    report(codes.wrongType, "'\(what)' must be text, not \(value.kindName)", at: value)
    return nil
  }

  package mutating func integer(_ value: YAMLValue?, _ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let value else { return nil }
    if let number = value.integer, range.contains(number) { return number }
    report(
      codes.badValue, "'\(what)' must be a whole number from \(range.lowerBound) to \(range.upperBound)",
      at: value)
    return nil
  }

  package mutating func bool(_ value: YAMLValue?, _ what: String) -> Bool? {
    guard let value else { return nil }
    if let flag = value.bool { return flag }
    report(codes.wrongType, "'\(what)' must be true or false", at: value)
    return nil
  }

  package mutating func number(_ value: YAMLValue?, _ what: String) -> Double? {
    guard let value else { return nil }
    if let number = value.number { return number }
    report(codes.wrongType, "'\(what)' must be a number", at: value)
    return nil
  }

  /// A list of values; a single scalar counts as a list of one where `allowsOne` says so.
  package mutating func list(_ value: YAMLValue?, _ what: String, allowsOne: Bool = false) -> [YAMLValue] {
    guard let value else { return [] }
    if let items = value.sequence { return items }
    if allowsOne, value.string != nil { return [value] }
    report(codes.wrongType, "'\(what)' must be a list, not \(value.kindName)", at: value)
    return []
  }

  package mutating func strings(_ value: YAMLValue?, _ what: String) -> [String] {
    list(value, what, allowsOne: true).compactMap { string($0, what) }
  }

  /// One of a closed list of words.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: YAMLValue?, _ what: String, as type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let value, let text = string(value, what) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    report(
      codes.badValue, "'\(text)' is no \(what)", at: value,
      help: NearestName.of(text, among: names).map { "did you mean '\($0)'?" }
        ?? "one of: \(names.joined(separator: ", "))")
    return nil
  }
}
