/// Text as source of Swift: what build tools write so that a copied binary carries its data.
package enum SwiftLiteral {
  /// A string literal on one line: no rule of indentation or line breaks can change the text. A literal of a
  /// megabyte compiles in about a second; an array of as many bytes takes minutes.
  package static func of(_ text: String) -> String {
    var result = Array("\"".utf8)
    result.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): result += "\\\\".utf8
      case UInt8(ascii: "\""): result += "\\\"".utf8
      case UInt8(ascii: "\n"): result += "\\n".utf8
      case UInt8(ascii: "\t"): result += "\\t".utf8
      case UInt8(ascii: "\r"): result += "\\r".utf8
      case ..<0x20, 0x7F: result += "\\u{\(String(byte, radix: 16))}".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self) + "\""
  }
}
