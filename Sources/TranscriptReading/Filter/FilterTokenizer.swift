/// Cuts a filter into words.
struct FilterTokenizer {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) { characters = Array(text) }

  /// All tokens, `end` last.
  mutating func tokens() throws(FilterError) -> [FilterToken] {
    var tokens: [FilterToken] = []
    while true {
      while position < characters.count, characters[position].isWhitespace { position += 1 }
      let start = position
      guard position < characters.count else { return tokens + [FilterToken(kind: .end, offset: start)] }
      tokens.append(FilterToken(kind: try kind(), offset: start))
    }
  }

  private mutating func kind() throws(FilterError) -> FilterToken.Kind {
    let character = characters[position]
    switch character {
    case "\"", "'": return .string(try string(quote: character))
    case "(", ")", "[", "]", ",":
      position += 1
      return .symbol(String(character))
    case "=", "!", "<", ">", "&", "|": return .symbol(try comparison())
    default:
      if character.isASCII, character.isNumber { return number() }
      if character == "-" || character == "+" { return number() }
      if Self.isNamePart(character) { return .name(take(while: Self.isNamePart)) }
      throw FilterError(
        message: "expected a field, an operator or a value, found '\(character)'", offset: position,
        help: "texts stand in quotation marks: model == \"opus\"")
    }
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "._-/@:".contains(character)
  }

  private mutating func take(while isPart: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, isPart(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  /// A sign, then what looks like a number; the parser checks that it is one.
  private mutating func number() -> FilterToken.Kind {
    let start = position
    position += 1
    while position < characters.count {
      let character = characters[position]
      let isSign = (character == "-" || character == "+") && "eE".contains(characters[position - 1])
      guard isSign || character.isLetter || character.isNumber || character == "." || character == "_" else { break }
      position += 1
    }
    return .number(String(characters[start..<position]))
  }

  private mutating func comparison() throws(FilterError) -> String {
    let start = position
    let symbol = take { "=!<>&|".contains($0) }
    if ["==", "!=", "<", "<=", ">", ">="].contains(symbol) { return symbol }
    let words = [
      "=": "==", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "<>": "!=", "=>": ">=", "=<": "<=",
    ]
    throw FilterError(
      message: "expected an operator, found '\(symbol.prefix(20))'", offset: start,
      help: words[symbol].map { "write '\($0)'" })
  }

  /// A text in quotation marks. `\` is taken off before the mark and before another `\`, and stays
  /// before anything else, so that patterns can be written as they are.
  private mutating func string(quote: Character) throws(FilterError) -> String {
    let start = position
    var text = ""
    position += 1
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == quote { return text }
      if character == "\\", position < characters.count, [quote, "\\"].contains(characters[position]) {
        text.append(characters[position])
        position += 1
      } else {
        text.append(character)
      }
    }
    throw FilterError(
      message: "expected a closing \(quote) for the text that starts here, found the end", offset: start)
  }
}
