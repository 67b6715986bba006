/// Text as source of Swift: what build tools write so that a copied binary carries its data.
package enum SwiftLiteral {
  /// A string literal on one line: no rule of indentation or line breaks can change the text. A literal of a
  /// megabyte compiles in about a second; an array of as many bytes takes minutes.
  package static func of(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
