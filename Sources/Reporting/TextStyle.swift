/// Colours and marks for terminals; plain text where colour is off.
package struct TextStyle: Sendable {
  package let isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }
  package static let plain = TextStyle(isColoured: false)

  package enum Mark: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
    case reverse = "7"
  }

  package func callAsFunction(_ text: String, _ marks: Mark...) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[" + marks.map(\.rawValue).joined(separator: ";") + "m" + text + "\u{1B}[0m"
  }

  /// Text of a transcript made safe for a terminal: control and bidi characters become visible.
  ///
  /// Line breaks and tabs stay. U+2066 and its like could reorder what a reader sees; U+200B, U+FEFF and the tag
  /// characters from U+E0000 on could hide words, or split one, so that a reader sees another text than the rules do.
  package static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: result.append(scalar)
      case 0x00..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
      case 0x7F: result.append("\u{2421}")
      case 0x80..<0xA0, 0x061C, 0x2028, 0x2029, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
        0x2060...0x206F, 0xFEFF, 0xE0000...0xE0FFF:
        result.append(contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
