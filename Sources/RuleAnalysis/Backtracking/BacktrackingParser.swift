/// Reads a pattern that PCRE2 has compiled into `BacktrackingNode`s.
///
/// What is not understood becomes `nothing`: the texts made from the nodes are tried with the pattern itself, so a
/// misread pattern can only mean that an attack is not found.
struct BacktrackingParser {
  struct TooDeep: Error {}

  /// Beyond PCRE2's own limit of nested parentheses.
  private static let maximumDepth = 300

  let source: [UInt8]
  let alphabet: ProbeAlphabet
  var position = 0
  /// `(?x)` and `(?s)`, where they hold.
  var isExtended = false
  var dotTakesAll = false
  /// Whether a call such as `(?R)` was met.
  var callsItself = false
  private var depth = 0

  init(_ source: String, _ alphabet: ProbeAlphabet) {
    self.source = Array(source.utf8)
    self.alphabet = alphabet
  }

  mutating func pattern() throws -> BacktrackingNode { try alternation() }

  var peek: UInt8? { position < source.count ? source[position] : nil }

  func looking(at text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= source.count else { return false }
    return (0..<count).allSatisfy { source[position + $0] == text.utf8Start[$0] }
  }

  /// Moves behind the next `end`, or to the end of the pattern.
  mutating func skip(past end: UInt8) {
    while let byte = peek, byte != end { position += 1 }
    position = min(position + 1, source.count)
  }

  /// Options that are set inside a group end with it.
  mutating func alternation() throws -> BacktrackingNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw TooDeep() }
    let options = (isExtended, dotTakesAll)
    var branches = [try sequence()]
    while peek == UInt8(ascii: "|") {
      position += 1
      branches.append(try sequence())
    }
    (isExtended, dotTakesAll) = options
    return branches.count == 1 ? branches[0] : BacktrackingNode(alternation: branches)
  }

  private mutating func sequence() throws -> BacktrackingNode {
    var items: [BacktrackingNode] = []
    while let byte = peek, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if isExtended, skipLayout() { continue }
      let item = try atom()
      items.append(quantified(item))
    }
    return items.count == 1 ? items[0] : BacktrackingNode(sequence: items)
  }

  private mutating func skipLayout() -> Bool {
    guard let byte = peek else { return false }
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      position += 1
      return true
    }
    guard byte == UInt8(ascii: "#") else { return false }
    skip(past: 0x0A)
    return true
  }

  /// Possessive and lazy repeats are taken like others: the engine tells what they do.
  private mutating func quantified(_ item: BacktrackingNode) -> BacktrackingNode {
    if isExtended { while skipLayout() {} }
    guard let bounds = quantifier() else { return item }
    if peek == UInt8(ascii: "?") || peek == UInt8(ascii: "+") { position += 1 }
    return BacktrackingNode(repeating: item, least: bounds.least, greatest: bounds.greatest)
  }

  private mutating func quantifier() -> (least: Int, greatest: Int?)? {
    switch peek {
    case UInt8(ascii: "?"): position += 1; return (0, 1)
    case UInt8(ascii: "*"): position += 1; return (0, nil)
    case UInt8(ascii: "+"): position += 1; return (1, nil)
    case UInt8(ascii: "{"): return counts()
    default: return nil
    }
  }

  private mutating func counts() -> (least: Int, greatest: Int?)? {
    guard let end = source[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let sides = source[(position + 1)..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let numbers = sides.map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers[0], numbers.count <= 2 else { return nil }
    position = end + 1
    return numbers.count == 1 ? (first, first) : (first, numbers[1])
  }
}
