/// Reads the source of a caseless PCRE2 pattern into `PatternNode`s.
///
/// Anything not understood ends the walk with nothing; the pattern is then tried everywhere.
struct LiteralWalker {
  struct NotUnderstood: Error {}

  static let maximumDepth = 100

  let source: [UInt8]
  let parts: SharedParts
  var position = 0
  var extended = false
  var depth = 0

  static func requiredLiterals(
    of source: String, sharing parts: SharedParts = SharedParts()
  ) -> RequiredLiterals {
    var walker = LiteralWalker(source: Array(source.utf8), parts: parts)
    guard let node = try? walker.alternation(), walker.position == walker.source.count else { return .none }
    return LiteralAnalysis.requiredLiterals(of: node)
  }

  var peek: UInt8? { position < source.count ? source[position] : nil }

  func looking(at text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= source.count else { return false }
    return (0..<count).allSatisfy { source[position + $0] == text.utf8Start[$0] }
  }

  mutating func take() throws -> UInt8 {
    guard let byte = peek else { throw NotUnderstood() }
    position += 1
    return byte
  }

  mutating func skip(past end: UInt8) throws {
    while try take() != end {}
  }

  /// Behind the parenthesis that closes the group which opens at `start`; `nil` where none does.
  func groupEnd(from start: Int) -> Int? {
    var depth = 0
    var inClass = false
    var index = start
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["):
        if !inClass {
          inClass = true
          if index + 1 < source.count, source[index + 1] == UInt8(ascii: "^") { index += 1 }
          if index + 1 < source.count, source[index + 1] == UInt8(ascii: "]") { index += 1 }
        }
      case UInt8(ascii: "]"): inClass = false
      case UInt8(ascii: "(") where !inClass: depth += 1
      case UInt8(ascii: ")") where !inClass:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  mutating func alternation() throws -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw NotUnderstood() }
    var branches = [try sequence()]
    while peek == UInt8(ascii: "|") {
      position += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() throws -> PatternNode {
    var items: [PatternNode] = []
    while let byte = peek, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if extended, skipLayout() { continue }
      if let word = plainWord() {
        items.append(.strings([word]))
        continue
      }
      items.append(try quantified(try atom()))
    }
    return .sequence(items)
  }

  /// Two letters or more that stand here, lowercased, without one that a quantifier could belong to. Most of a
  /// pattern is words; letter by letter they take several times as long.
  private mutating func plainWord() -> [UInt8]? {
    var end = position
    while end < source.count, LiteralIndex.isWordByte(source[end]) { end += 1 }
    if end < source.count, "?*+{".utf8.contains(source[end]) || extended { end -= 1 }
    guard end - position >= 2 else { return nil }
    defer { position = end }
    return source[position..<end].map(Self.lowercased)
  }

  /// White space and comments of `(?x)`.
  private mutating func skipLayout() -> Bool {
    guard let byte = peek else { return false }
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      position += 1
      return true
    }
    if byte >= 0x80, let mark = Self.layoutOutsideASCII.first(where: { source[position...].starts(with: $0) }) {
      position += mark.count
      return true
    }
    guard byte == UInt8(ascii: "#") else { return false }
    while let next = peek, next != 0x0A { position += 1 }
    return true
  }

  /// U+0085, U+200E, U+200F, U+2028 and U+2029, which PCRE2 ignores there too (pcre2pattern, "Internal option setting").
  private static let layoutOutsideASCII: [[UInt8]] = [
    [0xC2, 0x85], [0xE2, 0x80, 0x8E], [0xE2, 0x80, 0x8F], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9],
  ]

  private mutating func quantified(_ item: PatternNode) throws -> PatternNode {
    if extended { while skipLayout() {} }
    guard let bounds = try quantifier() else { return item }
    if let next = peek, next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { position += 1 }
    return .repeated(item, least: bounds.least, greatest: bounds.greatest)
  }

  /// Least and greatest count of the quantifier that stands here; no greatest means unbounded.
  private mutating func quantifier() throws -> (least: Int, greatest: Int?)? {
    switch peek {
    case UInt8(ascii: "?"): position += 1; return (0, 1)
    case UInt8(ascii: "*"): position += 1; return (0, nil)
    case UInt8(ascii: "+"): position += 1; return (1, nil)
    case UInt8(ascii: "{"): return try counts()
    default: return nil
    }
  }

  private mutating func counts() throws -> (least: Int, greatest: Int?)? {
    guard let end = source[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let body = source[(position + 1)..<end]
    guard let first = body.first, (0x30...0x39).contains(first) else { return nil }
    let numbers = body.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let least = numbers[0], least <= 65_535, numbers.count <= 2 else { throw NotUnderstood() }
    position = end + 1
    if numbers.count == 1 { return (least, least) }
    if let greatest = numbers[1], greatest <= 65_535 { return (least, greatest) }
    guard body.last == UInt8(ascii: ",") else { throw NotUnderstood() }
    return (least, nil)
  }
}
