/// One atom of a pattern: a character, a class, an escape or a group.
extension LiteralWalker {
  mutating func atom() throws -> Finding {
    let byte = try take()
    switch byte {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return try characterClass()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "."): return .unknown
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .zeroWidth
    case 0x80...: return try nonASCII(first: byte)
    default: return Finding(exact: [[Self.lowercased(byte)]])
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// A character outside ASCII. Only general punctuation (U+2000 ... U+206F), which has no case, is
  /// kept as a literal.
  private mutating func nonASCII(first: UInt8) throws -> Finding {
    var bytes = [first]
    while let next = peek, next & 0xC0 == 0x80 {
      bytes.append(next)
      position += 1
    }
    let isPunctuation = bytes.count == 3 && bytes[0] == 0xE2 && (bytes[1] == 0x80 || bytes[1] == 0x81)
    return isPunctuation ? Finding(exact: [bytes]) : .unknown
  }

  private mutating func group() throws -> Finding {
    let start = position - 1
    if peek == UInt8(ascii: "*") { throw NotUnderstood() }
    let outer = extended
    defer { extended = outer }
    var isAssertion = false
    if peek == UInt8(ascii: "?") {
      position += 1
      switch try opener() {
      case .flags:
        // In the middle of a sequence the flag would reach over the next `|`; only the start is walked.
        guard start == 0 else { throw NotUnderstood() }
        return try restOfPattern()
      case .comment: return .zeroWidth
      case .assertion: isAssertion = true
      case .plain: break
      }
    }
    let inner = try alternation()
    guard try take() == UInt8(ascii: ")") else { throw NotUnderstood() }
    return isAssertion ? .zeroWidth : inner
  }

  private enum Opener { case plain, assertion, flags, comment }

  private mutating func opener() throws -> Opener {
    switch try take() {
    case UInt8(ascii: ":"), UInt8(ascii: ">"): return .plain
    case UInt8(ascii: "="), UInt8(ascii: "!"): return .assertion
    case UInt8(ascii: "#"):
      try skip(past: UInt8(ascii: ")"))
      return .comment
    case UInt8(ascii: "<"):
      if peek == UInt8(ascii: "=") || peek == UInt8(ascii: "!") {
        position += 1
        return .assertion
      }
      try skip(past: UInt8(ascii: ">"))
      return .plain
    case UInt8(ascii: "P"):
      guard try take() == UInt8(ascii: "<") else { throw NotUnderstood() }
      try skip(past: UInt8(ascii: ">"))
      return .plain
    default:
      position -= 1
      return try flags()
    }
  }

  /// `(?x)` and `(?i)` for the rest of the group, `(?x:` for this one; nothing may be switched off.
  private mutating func flags() throws -> Opener {
    while true {
      switch try take() {
      case UInt8(ascii: "x"): extended = true
      case UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "m"): break
      case UInt8(ascii: ")"): return .flags
      case UInt8(ascii: ":"): return .plain
      default: throw NotUnderstood()
      }
    }
  }

  private mutating func restOfPattern() throws -> Finding {
    let rest = try alternation()
    guard peek == nil else { throw NotUnderstood() }
    return rest
  }

  private mutating func escape() throws -> Finding {
    let byte = try take()
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"),
      UInt8(ascii: "Z"), UInt8(ascii: "G"), UInt8(ascii: "K"):
      return .zeroWidth
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      if try take() == UInt8(ascii: "{") { try skip(past: UInt8(ascii: "}")) }
      return .unknown
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"),
      UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "h"), UInt8(ascii: "H"),
      UInt8(ascii: "v"), UInt8(ascii: "V"), UInt8(ascii: "R"), UInt8(ascii: "N"),
      UInt8(ascii: "X"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "r"):
      if byte == UInt8(ascii: "N"), peek == UInt8(ascii: "{") { throw NotUnderstood() }
      return .unknown
    case UInt8(ascii: "k"):
      guard try take() == UInt8(ascii: "<") else { throw NotUnderstood() }
      try skip(past: UInt8(ascii: ">"))
      return .unknown
    case 0x31...0x39:
      while let next = peek, (0x30...0x39).contains(next) { position += 1 }
      return .unknown
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0x20:
      return Finding(exact: [[byte]])
    default: throw NotUnderstood()
    }
  }

  /// A class: up to four plain members are kept as a set, anything else says nothing.
  private mutating func characterClass() throws -> Finding {
    var members: [[UInt8]]? = []
    if peek == UInt8(ascii: "^") {
      position += 1
      members = nil
    }
    var isFirst = true
    while let byte = peek, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if looking(at: "[:") {
        members = nil
        while !looking(at: ":]") { _ = try take() }
        position += 2
        continue
      }
      position += 1
      if byte == UInt8(ascii: "\\") {
        members = nil
        let escaped = try take()
        if escaped == UInt8(ascii: "Q") || escaped == UInt8(ascii: "E") { throw NotUnderstood() }
      } else if byte == UInt8(ascii: "-"), members?.isEmpty == false, peek != UInt8(ascii: "]") {
        members = nil
      } else if byte >= 0x80 {
        if let exact = try nonASCII(first: byte).exact { members? += exact } else { members = nil }
      } else {
        members?.append([Self.lowercased(byte)])
      }
    }
    _ = try take()
    guard let members, !members.isEmpty, members.count <= 4 else { return .unknown }
    return Finding(exact: members)
  }
}
