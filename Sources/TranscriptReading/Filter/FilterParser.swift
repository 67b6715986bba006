import YAMLDocuments

/// Reads a filter by recursive descent: `or` binds loosest, then `and`, then `not`.
///
///     or         = and { "or" and }
///     and        = term { "and" term }
///     term       = "not" term | "(" or ")" | "has" field | comparison
///     comparison = field ["not"] operator value
package struct FilterParser {
  /// Parentheses and `not`s inside one another.
  package static let maximumDepth = 100

  static let keywords = ["and", "or", "not", "has", "in", "contains", "startswith", "endswith", "matches"]

  private let tokens: [FilterToken]
  private let labels: FilterLabels?
  private var position = 0

  private init(_ tokens: [FilterToken], _ labels: FilterLabels?) {
    self.tokens = tokens
    self.labels = labels
  }

  /// - Parameter labels: Tags and composites that may be named; `nil` where no labels are known yet.
  /// - Throws: The first mistake, with its place and what was expected.
  package static func parse(_ text: String, labels: FilterLabels? = nil) throws(FilterError) -> FilterExpression {
    var tokenizer = FilterTokenizer(text)
    var parser = FilterParser(try tokenizer.tokens(), labels)
    let expression = try parser.alternatives(depth: 0)
    guard parser.next.kind == .end else { throw parser.expected("'and', 'or' or the end") }
    return expression
  }

  var next: FilterToken { tokens[min(position, tokens.count - 1)] }

  /// Goes on behind the next token; the end stays.
  mutating func advance() { position += 1 }

  mutating func take(_ kind: FilterToken.Kind) -> Bool {
    guard next.kind == kind else { return false }
    advance()
    return true
  }

  func expected(_ what: String, help: String? = nil) -> FilterError {
    FilterError(message: "expected \(what), found \(next.shown)", offset: next.offset, help: help)
  }

  private mutating func alternatives(depth: Int) throws(FilterError) -> FilterExpression {
    var terms = [try conjunction(depth: depth)]
    while take(.name("or")) { terms.append(try conjunction(depth: depth)) }
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  private mutating func conjunction(depth: Int) throws(FilterError) -> FilterExpression {
    var terms = [try term(depth: depth)]
    while take(.name("and")) { terms.append(try term(depth: depth)) }
    return terms.count == 1 ? terms[0] : .all(terms)
  }

  private mutating func term(depth: Int) throws(FilterError) -> FilterExpression {
    guard depth < Self.maximumDepth else {
      throw FilterError(
        message: "the expression is nested more than \(Self.maximumDepth) levels deep", offset: next.offset,
        help: "chains of 'and' and 'or' need no parentheses")
    }
    if take(.name("not")) { return .not(try term(depth: depth + 1)) }
    if take(.name("has")) { return .has(try field()) }
    if take(.symbol("(")) {
      let inner = try alternatives(depth: depth + 1)
      guard take(.symbol(")")) else { throw expected("'and', 'or' or ')'") }
      return inner
    }
    return .comparison(try comparison())
  }

  /// A field's name; `condition["a name"]` where it holds blanks or marks.
  mutating func field() throws(FilterError) -> FilterField {
    guard case .name(var name) = next.kind, !Self.keywords.contains(name) else {
      throw expected("a field", help: "fields: \(Self.shownFields)")
    }
    let start = next
    advance()
    if name == "condition" || name == "outcome", take(.symbol("[")) {
      guard case .string(let part) = next.kind else { throw expected("a name in quotation marks") }
      advance()
      guard take(.symbol("]")) else { throw expected("']'") }
      name += "." + part
    }
    if let labels, name == "tag" || name == "composite" { return try label(name, of: labels) }
    if let field = FilterField(name) { return field }
    throw FilterError(message: "there is no field \(start.shown)", offset: start.offset, help: Self.help(for: name))
  }

  /// The name behind `tag` or `composite`.
  private mutating func label(_ kind: String, of labels: FilterLabels) throws(FilterError) -> FilterField {
    let known = kind == "tag" ? labels.tags : labels.composites
    guard case .name(let name) = next.kind, !Self.keywords.contains(name) else {
      throw expected("the name of a \(kind)", help: "for example: \(kind) \(known.first ?? "") >= 0.9")
    }
    guard known.contains(name) else {
      let nearest = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
      throw FilterError(
        message: "there is no \(kind) \(next.shown)", offset: next.offset,
        help: nearest ?? "there are: \(known.joined(separator: ", "))")
    }
    advance()
    return kind == "tag" ? .tag(name) : .composite(name)
  }

  private static let shownFields = FilterField.names.map { $0.hasSuffix(".") ? $0 + "<name>" : $0 }
    .joined(separator: ", ")

  /// The nearest field; what follows the first dot is the dump's own name.
  package static func help(for name: String) -> String {
    let known = FilterField.names.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    if name == "condition" || name == "outcome" { return "name one of them, for example \(name).tier" }
    if let nearest = NearestName.of(name, among: known.dropLast(2)) { return "did you mean '\(nearest)'?" }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let nearest = NearestName.of(parts[0], among: ["condition", "outcome"]) {
      return "did you mean '\(nearest).\(parts[1])'?"
    }
    return parts.count == 1 && !name.isEmpty
      ? "fields: \(shownFields); a condition is named 'condition.\(name)'" : "fields: \(shownFields)"
  }
}
