/// One atom of a pattern: a character, a class, an escape or a group.
extension LiteralWalker {
  mutating func atom() throws -> PatternNode {
    let byte = try take()
    switch byte {
    case UInt8(ascii: "("): return try sharedGroup()
    case UInt8(ascii: "["): return try characterClass()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "."): return .character(.init())
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .boundary
    case 0x80...: return try nonASCII(first: byte)
    default: return .strings(Self.letters[Int(byte)])
    }
  }

  /// Each byte as the set of one string, lowercased: most of a pattern is letters.
  private static let letters: [[[UInt8]]] = (0...255).map { [[lowercased($0)]] }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// A character outside ASCII. Only general punctuation (U+2000 ... U+206F), which has no case, is
  /// kept as a literal.
  private mutating func nonASCII(first: UInt8) throws -> PatternNode {
    var bytes = [first]
    while let next = peek, next & 0xC0 == 0x80 {
      bytes.append(next)
      position += 1
    }
    let isPunctuation = bytes.count == 3 && bytes[0] == 0xE2 && (bytes[1] == 0x80 || bytes[1] == 0x81)
    return isPunctuation ? .strings([bytes]) : .character(.init(run: .word, canStop: false))
  }

  /// A group; a plain one that was walked before is known.
  ///
  /// Its text and `extended` decide what it means: options can be set at the start of a pattern only.
  private mutating func sharedGroup() throws -> PatternNode {
    let start = position - 1
    guard looking(at: "?:"), let end = groupEnd(from: start), end - start >= SharedParts.minimumBytes else {
      return try group()
    }
    let text = source[start..<end]
    if let part = parts.part(text, extended: extended) {
      position = end
      return .shared(part)
    }
    let node = try group()
    // Comments may hold parentheses; then the two ways of reading differ, and nothing is kept.
    return position == end ? .shared(parts.add(node, as: text, extended: extended)) : node
  }

  private mutating func group() throws -> PatternNode {
    let start = position - 1
    if peek == UInt8(ascii: "*") { throw NotUnderstood() }
    let outer = extended
    defer { extended = outer }
    var kind = Opener.plain
    if peek == UInt8(ascii: "?") {
      position += 1
      kind = try opener()
      switch kind {
      case .flags:
        // In the middle of a sequence the flag would reach over the next `|`; only the start is walked.
        guard start == 0 else { throw NotUnderstood() }
        return try restOfPattern()
      case .comment: return .zeroWidth
      default: break
      }
    }
    let inner = try alternation()
    guard try take() == UInt8(ascii: ")") else { throw NotUnderstood() }
    return switch kind {
    case .lookAhead: .lookAhead(inner)
    case .lookBehind: .lookBehind(inner)
    case .assertion: .zeroWidth
    default: inner
    }
  }

  /// `assertion` is a negative one: nothing is used of it.
  private enum Opener { case plain, lookAhead, lookBehind, assertion, flags, comment }

  private mutating func opener() throws -> Opener {
    switch try take() {
    case UInt8(ascii: ":"), UInt8(ascii: ">"): return .plain
    case UInt8(ascii: "="): return .lookAhead
    case UInt8(ascii: "!"): return .assertion
    case UInt8(ascii: "#"):
      try skip(past: UInt8(ascii: ")"))
      return .comment
    case UInt8(ascii: "<"):
      if peek == UInt8(ascii: "=") || peek == UInt8(ascii: "!") {
        return try take() == UInt8(ascii: "=") ? .lookBehind : .assertion
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

  /// `(?x)` and `(?i)` for the rest of the group, `(?x:` for this one; only case may be told, by `(?-i:`.
  private mutating func flags() throws -> Opener {
    while true {
      switch try take() {
      case UInt8(ascii: "x"): extended = true
      case UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "m"): break
      case UInt8(ascii: "-") where looking(at: "i:"):
        // Literals are compared without case, which is weaker than what is asked for here.
        position += 2
        return .plain
      case UInt8(ascii: ")"): return .flags
      case UInt8(ascii: ":"): return .plain
      default: throw NotUnderstood()
      }
    }
  }

  private mutating func restOfPattern() throws -> PatternNode {
    let rest = try alternation()
    guard peek == nil else { throw NotUnderstood() }
    return rest
  }

  private mutating func escape() throws -> PatternNode {
    let byte = try take()
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"): return .boundary
    case UInt8(ascii: "B"), UInt8(ascii: "G"), UInt8(ascii: "K"): return .zeroWidth
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      if try take() == UInt8(ascii: "{") { try skip(past: UInt8(ascii: "}")) }
      return .character(.init())
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"),
      UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "h"), UInt8(ascii: "H"),
      UInt8(ascii: "v"), UInt8(ascii: "V"), UInt8(ascii: "R"), UInt8(ascii: "N"),
      UInt8(ascii: "X"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "r"):
      if byte == UInt8(ascii: "N"), peek == UInt8(ascii: "{") { throw NotUnderstood() }
      // `\X` and `\R` can match several characters.
      if byte == UInt8(ascii: "X") || byte == UInt8(ascii: "R") { return .unknown }
      return .character(Self.traits(ofEscape: byte))
    case UInt8(ascii: "k"):
      guard try take() == UInt8(ascii: "<") else { throw NotUnderstood() }
      try skip(past: UInt8(ascii: ">"))
      return .unknown
    case 0x31...0x39:
      while let next = peek, (0x30...0x39).contains(next) { position += 1 }
      return .unknown
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0x20:
      return .strings([[byte]])
    default: throw NotUnderstood()
    }
  }

  /// What `\w`, `\s` and their like match.
  static func traits(ofEscape byte: UInt8) -> PatternNode.CharacterTraits {
    switch byte {
    case UInt8(ascii: "w"), UInt8(ascii: "d"): .init(run: .word, canStop: false)
    case UInt8(ascii: "s"), UInt8(ascii: "h"), UInt8(ascii: "v"), UInt8(ascii: "t"), UInt8(ascii: "n"),
      UInt8(ascii: "r"):
      .init(run: .gap, isNonWord: true, canStop: false)
    case UInt8(ascii: "W"): .init(run: .gap, isNonWord: true)
    default: .init()
    }
  }

  /// A class: up to four plain members are kept as a set, of anything else only the kind of run.
  private mutating func characterClass() throws -> PatternNode {
    var members = ClassMembers()
    if peek == UInt8(ascii: "^") {
      position += 1
      members.isNegated = true
    }
    var isFirst = true
    while let byte = peek, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if looking(at: "[:") {
        members.isOpen = true
        while !looking(at: ":]") { _ = try take() }
        position += 2
        continue
      }
      position += 1
      if byte == UInt8(ascii: "\\") {
        let escaped = try take()
        if escaped == UInt8(ascii: "Q") || escaped == UInt8(ascii: "E") { throw NotUnderstood() }
        members.addEscape(escaped)
        if "pPxoN".utf8.contains(escaped), peek == UInt8(ascii: "{") { try skip(past: UInt8(ascii: "}")) }
      } else if byte == UInt8(ascii: "-"), !members.isEmpty, peek != UInt8(ascii: "]") {
        members.addRange()
      } else if byte >= 0x80 {
        if case .strings(let strings) = try nonASCII(first: byte) {
          members.add(strings[0])
        } else {
          members.addLetter()
        }
      } else {
        members.add([Self.lowercased(byte)])
      }
    }
    _ = try take()
    return members.node
  }
}

/// What a character class holds.
private struct ClassMembers {
  private var strings: [[UInt8]] = []
  private var words = true
  private var gaps = true
  private var nonWords = true
  private var holdsWordEscape = false
  private var holdsLineBreak = false
  /// Full stops, `!` and `?`.
  private var stops: Set<UInt8> = []
  private var holdsStoppingEscape = false
  private var holdsRange = false
  private var isList = true
  private var count = 0
  var isNegated = false
  /// Holds something of which nothing is known.
  var isOpen = false

  var isEmpty: Bool { count == 0 }

  mutating func add(_ bytes: [UInt8]) {
    count += 1
    strings.append(bytes)
    let byte = bytes[0]
    if Reach.isStop(byte) { stops.insert(byte) }
    let isLetter = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    let isBoth = byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    if !isBoth, isLetter { gaps = false }
    if !isBoth, !isLetter { words = false }
    if isLetter || byte >= 0x80 || byte == UInt8(ascii: "_") { nonWords = false }
  }

  /// The member before and the one behind are ends of a range.
  mutating func addRange() {
    isList = false
    holdsRange = true
  }

  mutating func addLetter() {
    count += 1
    isList = false
    nonWords = false
  }

  mutating func addEscape(_ byte: UInt8) {
    count += 1
    isList = false
    let traits = LiteralWalker.traits(ofEscape: byte)
    if !traits.isNonWord { nonWords = false }
    let isPunctuation =
      (0x21...0x7E).contains(byte) && !(0x61...0x7A).contains(byte | 0x20) && !(0x30...0x39).contains(byte)
    if Reach.isStop(byte) { stops.insert(byte) }
    if traits.canStop, !isPunctuation { holdsStoppingEscape = true }
    switch traits.run {
    case .word:
      gaps = false
      if byte == UInt8(ascii: "w") { holdsWordEscape = true }
    case .gap:
      words = false
      if byte == UInt8(ascii: "n") || byte == UInt8(ascii: "s") { holdsLineBreak = true }
    case .stretch: isOpen = true
    case .none:
      if !isPunctuation { isOpen = true }
      words = words && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_"))
    }
  }

  var node: PatternNode {
    if isOpen { return .character(.init()) }
    if isNegated {
      let canStop = stops.count < 3
      if holdsWordEscape { return .character(.init(run: .gap, isNonWord: true, canStop: canStop)) }
      let isStretch = stops.contains(UInt8(ascii: ".")) && holdsLineBreak
      return .character(.init(run: isStretch ? .stretch : .none, canStop: canStop))
    }
    if isList, !strings.isEmpty, strings.count <= 4 { return .strings(strings) }
    let run: PatternNode.CharacterTraits.Run = words ? .word : gaps ? .gap : .none
    return .character(.init(run: run, isNonWord: nonWords, canStop: canStop))
  }

  /// Of a class that is not negated.
  private var canStop: Bool {
    !stops.isEmpty || holdsStoppingEscape || holdsRange && !rangesArePlain
  }

  /// Between letters, or between digits, stands no stop.
  private var rangesArePlain: Bool {
    let ends = strings.compactMap(\.first)
    return ends.allSatisfy { (0x61...0x7A).contains($0) } || ends.allSatisfy { (0x30...0x39).contains($0) }
  }
}
