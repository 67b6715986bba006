import PatternMatching
import TranscriptModel
import YAMLDocuments

/// The operators and values of a filter.
extension FilterParser {
  private static let orders: [String: Set<NumberOrder>] = [
    "<": [.before], "<=": [.before, .same], ">": [.after], ">=": [.after, .same],
  ]
  private static let words = ["in", "contains", "startswith", "endswith", "matches"]

  mutating func comparison() throws(FilterError) -> FilterComparison {
    let field = try field()
    if case .symbol(let symbol) = next.kind, symbol != "(", symbol != "[", symbol != ")" {
      return FilterComparison(field: field, test: try symbolTest(symbol))
    }
    let isNegated = take(.name("not"))
    return FilterComparison(field: field, test: try wordTest(), isNegated: isNegated)
  }

  private mutating func symbolTest(_ symbol: String) throws(FilterError) -> FilterComparison.Test {
    guard symbol == "==" || symbol == "!=" || Self.orders[symbol] != nil else { throw expectedOperator() }
    advance()
    let place = next
    let value = try value(after: symbol)
    guard let orders = Self.orders[symbol] else { return symbol == "==" ? .equal(value) : .notEqual(value) }
    switch value {
    case .string, .number: return .ordered(value, orders)
    case .bool, .null:
      throw FilterError(
        message: "'\(symbol)' wants a number or a text, found \(place.shown)", offset: place.offset,
        help: "compare with '==' or '!='")
    }
  }

  private mutating func wordTest() throws(FilterError) -> FilterComparison.Test {
    guard case .name(let word) = next.kind, Self.words.contains(word) else { throw expectedOperator() }
    advance()
    switch word {
    case "in": return .among(try list())
    case "matches": return .matches(try pattern())
    case "startswith": return .starts(try text(after: word))
    case "endswith": return .ends(try text(after: word))
    default: return .contains(try text(after: word))
    }
  }

  private func expectedOperator() -> FilterError {
    var help: String?
    if case .name(let word) = next.kind {
      let known = Self.words + ["starts", "ends", "like", "is", "equals"]
      switch NearestName.of(word, among: known) {
      case "starts": help = "did you mean 'startswith'?"
      case "ends": help = "did you mean 'endswith'?"
      case "like": help = "write 'contains' or 'matches'"
      case "is", "equals": help = "write '=='"
      case let nearest?: help = "did you mean '\(nearest)'?"
      case nil: break
      }
    }
    if next.kind == .end { help = "whether a field is there: has <field>" }
    return expected("an operator (== != < <= > >= contains startswith endswith matches in)", help: help)
  }

  private mutating func list() throws(FilterError) -> [ScalarValue] {
    guard take(.symbol("[")) else { throw expected("'[' after 'in'", help: "for example in [\"free\", \"paid\"]") }
    var values: [ScalarValue] = []
    if take(.symbol("]")) { return values }
    while true {
      values.append(try value(after: "["))
      if take(.symbol("]")) { return values }
      guard take(.symbol(",")) else { throw expected("',' or ']'") }
    }
  }

  private mutating func text(after word: String) throws(FilterError) -> String {
    try value(after: word).text
  }

  private mutating func pattern() throws(FilterError) -> SharedPattern {
    let place = next
    guard case .string(let source) = next.kind else {
      throw expected("a pattern in quotation marks after 'matches'", help: "for example model matches \"opus|sonnet\"")
    }
    advance()
    do throws(PatternError) {
      return try SharedPattern(source)
    } catch {
      let before = String(decoding: source.utf8.prefix(error.offset), as: UTF8.self).count
      throw FilterError(
        message: "the pattern does not compile: \(error.message) (byte \(error.offset))",
        offset: place.offset + 1 + before)
    }
  }

  private mutating func value(after what: String) throws(FilterError) -> ScalarValue {
    let token = next
    switch token.kind {
    case .string(let text):
      advance()
      return .string(text)
    case .number(let literal):
      guard Double(literal) != nil, literal.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
        throw FilterError(
          message: "\(token.shown) is not written as one", offset: token.offset,
          help: "a text stands in quotation marks")
      }
      advance()
      return .number(literal)
    case .name("true"), .name("false"):
      advance()
      return .bool(token.kind == .name("true"))
    case .name("null"):
      advance()
      return .null
    case .name(let name) where !Self.keywords.contains(name):
      throw expected("a value after '\(what)'", help: "a text stands in quotation marks: \"\(name.prefix(40))\"")
    default: throw expected("a value after '\(what)'", help: "a text, a number, true, false or null")
    }
  }
}
