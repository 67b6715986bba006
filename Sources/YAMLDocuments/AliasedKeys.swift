/// Finds keys of mappings that could be made of aliases.
///
/// The YAML parser compares the keys of a mapping with one another, and two keys that are aliases of
/// lists of aliases take it as long as the lists would be written out. No file of ours needs such a key,
/// so a document that uses aliases may have plain keys only. Quoted texts are not told apart: there, `]: `
/// counts as such a key too.
struct AliasedKeys {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The line, from 1, of the first key that is an alias, a list or a mapping; `nil` when there is none
  /// or no alias names an anchor.
  var firstLine: Int? {
    guard usesAliases else { return nil }
    var line = 1
    for index in bytes.indices {
      switch bytes[index] {
      case 0x0A: line += 1
      case 0x3F where isTokenStart(index) && isBlank(index + 1): return line
      case 0x3A where endsComplexKey(index): return line
      default: break
      }
    }
    return nil
  }

  private var usesAliases: Bool {
    // Most files have no anchor: looked for first, since every start of the program waits for this.
    let anchors = Set(places(of: 0x26).filter(isTokenStart).map(name(after:)))
    return !anchors.isEmpty && places(of: 0x2A).contains { isTokenStart($0) && anchors.contains(name(after: $0)) }
  }

  private func places(of byte: UInt8) -> [Int] { BytePlaces.all(of: byte, in: bytes) }

  private func name(after index: Int) -> [UInt8] { Array(bytes[(index + 1)...].prefix(while: Self.isName)) }

  /// True for a colon behind `]`, `}` or an alias, with blanks between.
  private func endsComplexKey(_ colon: Int) -> Bool {
    var end = colon
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    guard end > 0 else { return false }
    if bytes[end - 1] == 0x5D || bytes[end - 1] == 0x7D { return isBlank(colon + 1) }
    var start = end
    while start > 0, Self.isName(bytes[start - 1]) { start -= 1 }
    return start > 0 && start < end && bytes[start - 1] == 0x2A && isTokenStart(start - 1)
  }

  private func isBlank(_ index: Int) -> Bool {
    index >= bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index])
  }

  /// At the start, or behind a blank or a mark that opens a value.
  private func isTokenStart(_ index: Int) -> Bool {
    index == 0 || isBlank(index - 1) || [0x5B, 0x7B, 0x2C].contains(bytes[index - 1])
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F || byte == 0x2D
  }
}
