/// Rewrites wide alternations so that PCRE2 tries fewer branches: `apple|pear|plum` becomes
/// `apple|p(?:ear|lum)`.
///
/// PCRE2 tries branches one after the other. Branches that start with different letters exclude each
/// other, so bringing those with one letter together, in their own order, changes no match. A branch
/// that starts with anything else stays where it is, and none moves across it. Patterns whose meaning
/// could depend on places (back references by number, comments, switched options), or in which white
/// space counts, are left alone.
struct AlternationFactoring {
  /// Narrower alternations gain nothing.
  private static let minimumBranches = 4
  private static let maximumDepth = 60

  private let source: [UInt8]
  private var position = 0
  private var depth = 0
  private struct NotUnderstood: Error {}

  private init(_ source: [UInt8]) { self.source = source }

  /// - Returns: The rewritten pattern, or `source` itself where it is left alone.
  static func factored(_ source: String) -> String {
    let bytes = Array(source.utf8)
    let isExtended = bytes.starts(with: "(?x)".utf8)
    let holdsLayout = bytes.contains { isLayout($0) }
    guard bytes.count < 200_000, isExtended || !holdsLayout, !isLeftAlone(bytes) else { return source }
    var factoring = AlternationFactoring(bytes)
    guard let result = try? factoring.alternation(isFixed: false), factoring.position == bytes.count else {
      return source
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Comments, quoted runs, verbs, options inside, references by number and recursion.
  private static func isLeftAlone(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices.dropLast() {
      let (byte, next) = (bytes[index], bytes[index + 1])
      if byte == UInt8(ascii: "\\") {
        if "QEgkKRX".utf8.contains(next) && next != UInt8(ascii: "K") { return true }
        if (0x31...0x39).contains(next) { return true }
      }
      if byte == UInt8(ascii: "#") && (index == 0 || bytes[index - 1] != UInt8(ascii: "\\")) { return true }
      if byte == UInt8(ascii: "("), next == UInt8(ascii: "*") { return true }
      if byte == UInt8(ascii: "("), next == UInt8(ascii: "?"), index + 2 < bytes.count {
        let kind = bytes[index + 2]
        if kind == UInt8(ascii: "x"), index == 0 { continue }
        if !":=!><P".utf8.contains(kind) { return true }
      }
    }
    return false
  }

  /// Reads up to the end of the group; `isFixed` groups are copied as they are.
  private mutating func alternation(isFixed: Bool) throws -> [UInt8] {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw NotUnderstood() }
    var branches: [[UInt8]] = [[]]
    while position < source.count, source[position] != UInt8(ascii: ")") {
      if source[position] == UInt8(ascii: "|") {
        position += 1
        branches.append([])
      } else {
        try token(isFixed: isFixed, into: &branches[branches.count - 1])
      }
    }
    let isWide = !isFixed && branches.count >= Self.minimumBranches
    return Self.joined(isWide ? Self.grouped(branches) : branches)
  }

  private static func joined(_ branches: [[UInt8]]) -> [UInt8] {
    Array(branches.joined(separator: [UInt8(ascii: "|")]))
  }

  /// One escape, class, group or character, copied; groups are rewritten inside.
  private mutating func token(isFixed: Bool, into branch: inout [UInt8]) throws {
    let start = position
    switch source[position] {
    case UInt8(ascii: "\\"):
      guard position + 1 < source.count else { throw NotUnderstood() }
      position += 2
    case UInt8(ascii: "["): try skipClass()
    case UInt8(ascii: "("):
      try group(isFixed: isFixed, into: &branch)
      return
    default: position += 1
    }
    branch += source[start..<position]
  }

  private mutating func skipClass() throws {
    position += 1
    if position < source.count, source[position] == UInt8(ascii: "^") { position += 1 }
    if position < source.count, source[position] == UInt8(ascii: "]") { position += 1 }
    while position < source.count, source[position] != UInt8(ascii: "]") {
      if source[position] == UInt8(ascii: "["), position + 1 < source.count, source[position + 1] == UInt8(ascii: ":") {
        throw NotUnderstood()
      }
      position += source[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < source.count else { throw NotUnderstood() }
    position += 1
  }

  private mutating func group(isFixed: Bool, into branch: inout [UInt8]) throws {
    let start = position
    position += 1
    var isLookBehind = false
    if position < source.count, source[position] == UInt8(ascii: "?") {
      let rest = source[position...].prefix(3)
      isLookBehind = rest.elementsEqual("?<=".utf8) || rest.elementsEqual("?<!".utf8)
      if rest.starts(with: "?x)".utf8) {
        position += 3
        branch += source[start..<position]
        return
      }
      if isLookBehind {
        position += 3
      } else if rest.starts(with: "?<".utf8) || rest.starts(with: "?P".utf8) {
        guard let end = source[position...].firstIndex(of: UInt8(ascii: ">")) else { throw NotUnderstood() }
        position = end + 1
      } else {
        position += 2
      }
    }
    branch += source[start..<position]
    // The branches of a look-behind must keep their fixed lengths.
    branch += try alternation(isFixed: isFixed || isLookBehind)
    guard position < source.count else { throw NotUnderstood() }
    position += 1
    branch.append(UInt8(ascii: ")"))
  }

  /// Brings branches with one first letter together, between branches that have none.
  private static func grouped(_ branches: [[UInt8]], depth: Int = 0) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var run: [(letter: UInt8, rests: [[UInt8]])] = []
    func flush() {
      for entry in run {
        if entry.rests.count == 1 {
          result.append([entry.letter] + entry.rests[0])
        } else {
          let isWide = entry.rests.count >= minimumBranches && depth < 8
          let inner = isWide ? grouped(entry.rests, depth: depth + 1) : entry.rests
          result.append([entry.letter] + Array("(?:".utf8) + joined(inner) + [UInt8(ascii: ")")])
        }
      }
      run.removeAll()
    }
    for branch in branches {
      guard let (letter, rest) = firstLetter(of: branch) else {
        flush()
        result.append(branch)
        continue
      }
      if let index = run.firstIndex(where: { $0.letter == letter }) {
        run[index].rests.append(rest)
      } else {
        run.append((letter, [rest]))
      }
    }
    flush()
    return result
  }

  /// The ASCII letter that a branch starts with, folded, and what follows; `nil` where it is repeated.
  private static func isLayout(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func firstLetter(of branch: [UInt8]) -> (UInt8, [UInt8])? {
    var index = 0
    while index < branch.count, isLayout(branch[index]) { index += 1 }
    guard index < branch.count, (0x61...0x7A).contains(branch[index] | 0x20) else { return nil }
    var next = index + 1
    while next < branch.count, isLayout(branch[next]) { next += 1 }
    if next < branch.count, "?*+{".utf8.contains(branch[next]) { return nil }
    return (branch[index] | 0x20, Array(branch[(index + 1)...]))
  }
}
