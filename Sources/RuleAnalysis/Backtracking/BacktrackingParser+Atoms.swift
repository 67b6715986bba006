extension BacktrackingParser {
  /// One item of a sequence; always moves on.
  mutating func atom() throws -> BacktrackingNode {
    switch source[position] {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."):
      position += 1
      return character(dotTakesAll ? "(?s)." : ".")
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      position += 1
      return .nothing
    default: return literal()
    }
  }

  private func character(_ atom: String) -> BacktrackingNode {
    let members = alphabet.members(of: atom)
    return BacktrackingNode(members, sample: ProbeAlphabet.first(of: members))
  }

  /// One scalar as it stands, in lower case.
  private mutating func literal() -> BacktrackingNode {
    let start = position
    position += 1
    while let byte = peek, byte & 0xC0 == 0x80 { position += 1 }
    var bytes = Array(source[start..<position])
    if bytes.count == 1, (0x41...0x5A).contains(bytes[0]) { bytes[0] |= 0x20 }
    return BacktrackingNode(ProbeAlphabet.member(bytes), sample: bytes)
  }

  private mutating func characterClass() -> BacktrackingNode {
    let start = position
    position += 1
    if peek == UInt8(ascii: "^") { position += 1 }
    if peek == UInt8(ascii: "]") { position += 1 }
    while let byte = peek, byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "\\") { position += 1 }
      if looking(at: "[:") { skip(past: UInt8(ascii: ":")) }
      position += 1
    }
    position = min(position + 1, source.count)
    return character(String(decoding: source[start..<position], as: UTF8.self))
  }

  private mutating func escape() -> BacktrackingNode {
    let start = position
    position += 1
    guard let letter = peek else { return .nothing }
    position += 1
    let takesBraces = "pPxoNkgu".utf8.contains(letter)
    if takesBraces, peek == UInt8(ascii: "{") {
      skip(past: UInt8(ascii: "}"))
    } else if takesBraces, peek == UInt8(ascii: "<") {
      skip(past: UInt8(ascii: ">"))
    } else if "pP".utf8.contains(letter) {
      position = min(position + 1, source.count)
    } else if letter == UInt8(ascii: "x") {
      while let byte = peek, position < start + 4, isHexadecimal(byte) { position += 1 }
    }
    if letter == UInt8(ascii: "g"), source[start...].dropFirst(2).first == UInt8(ascii: "<") { callsItself = true }
    // Places, references and quoted stretches take nothing that is of use here.
    if "bBAzZGKQEkg123456789".utf8.contains(letter) { return .nothing }
    return character(String(decoding: source[start..<position], as: UTF8.self))
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  private mutating func group() throws -> BacktrackingNode {
    position += 1
    if looking(at: "*") || looking(at: "?#") {
      skip(past: UInt8(ascii: ")"))
      return .nothing
    }
    guard looking(at: "?") else { return try closed() }
    position += 1
    if looking(at: "=") || looking(at: "!") { return try look(1) }
    if looking(at: "<=") || looking(at: "<!") { return try look(2) }
    if looking(at: ":") || looking(at: ">") || looking(at: "|") {
      position += 1
      return try closed()
    }
    if looking(at: "<") || looking(at: "P<") || looking(at: "'") {
      if looking(at: "P") { position += 1 }
      let end = looking(at: "'") ? UInt8(ascii: "'") : UInt8(ascii: ">")
      position += 1
      skip(past: end)
      return try closed()
    }
    if looking(at: "(") { return try conditional() }
    return try options()
  }

  private mutating func closed() throws -> BacktrackingNode {
    let inner = try alternation()
    position = min(position + 1, source.count)
    return inner
  }

  private mutating func look(_ count: Int) throws -> BacktrackingNode {
    position += count
    return BacktrackingNode(lookingAt: try closed())
  }

  /// `(?(1)yes|no)`: either branch may be taken.
  private mutating func conditional() throws -> BacktrackingNode {
    if looking(at: "(?") { _ = try atom() } else { skip(past: UInt8(ascii: ")")) }
    return try closed()
  }

  /// `(?x)`, `(?i-s:…)`, or a call such as `(?R)` and `(?&name)`.
  private mutating func options() throws -> BacktrackingNode {
    var isOn = true
    while let byte = peek, "imsxnJU-^".utf8.contains(byte) {
      if byte == UInt8(ascii: "-") { isOn = false }
      if byte == UInt8(ascii: "x") { isExtended = isOn }
      if byte == UInt8(ascii: "s") { dotTakesAll = isOn }
      position += 1
    }
    guard peek == UInt8(ascii: ":") else {
      if let byte = peek, "R&P+0123456789".utf8.contains(byte) || source[position - 1] == UInt8(ascii: "-") {
        callsItself = true
      }
      skip(past: UInt8(ascii: ")"))
      return .nothing
    }
    position += 1
    return try closed()
  }
}
