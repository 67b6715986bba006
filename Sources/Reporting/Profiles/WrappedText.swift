/// Prose in lines of at most 80 characters.
enum WrappedText {
  static let width = 80

  /// Lines that start with `first`, then `rest`; a word that is longer than a line stands alone.
  static func lines(_ text: String, first: String = "", rest: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }

  /// At most so many characters; the start and the end of a long name tell names apart.
  static func shortened(_ name: String, to width: Int) -> String {
    guard name.count > width, width > 2 else { return name }
    let end = (width - 1) / 2
    return name.prefix(width - 1 - end) + "…" + name.suffix(end)
  }
}
