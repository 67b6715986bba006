/// Derives required literals from the source of a caseless PCRE2 pattern.
///
/// A recursive walk in the manner of RE2's prefilter (R. Cox, "Regular Expression Matching with a
/// Trigram Index", 2012): small sub-patterns are kept as the exact set of strings they match, and a
/// set that can grow no further becomes a clause. Anything not understood ends the walk with nothing.
struct LiteralWalker {
  /// What a sub-pattern says: the exact strings it can match, or else clauses of its matches.
  struct Finding {
    var exact: [[UInt8]]?
    var clauses: [[[UInt8]]] = []

    static let zeroWidth = Finding(exact: [[]])
    static let unknown = Finding(exact: nil)

    /// The one clause that filters best, for use in an alternation.
    var bestClause: [[UInt8]]? {
      if let exact {
        return exact.allSatisfy { $0.count >= RequiredLiterals.minimumLength } ? exact : nil
      }
      return RequiredLiterals.best(of: clauses).clauses.first
    }
  }

  struct NotUnderstood: Error {}

  /// Strings in one exact set or clause; an alternation of a lexicon may hold many words.
  static let maximumSet = 160
  static let maximumDepth = 100

  let source: [UInt8]
  var position = 0
  var extended = false
  var depth = 0

  static func requiredLiterals(of source: String) -> RequiredLiterals {
    var walker = LiteralWalker(source: Array(source.utf8))
    guard let finding = try? walker.alternation(), walker.position == walker.source.count else {
      return .none
    }
    if let exact = finding.exact { return .best(of: [exact]) }
    return .best(of: finding.clauses)
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

  mutating func alternation() throws -> Finding {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw NotUnderstood() }
    var branches = [try sequence()]
    while peek == UInt8(ascii: "|") {
      position += 1
      branches.append(try sequence())
    }
    return Self.either(branches)
  }

  static func either(_ branches: [Finding]) -> Finding {
    if branches.count == 1 { return branches[0] }
    let exact = branches.compactMap(\.exact).flatMap { $0 }
    if branches.allSatisfy({ $0.exact != nil }), exact.count <= maximumSet {
      return Finding(exact: exact)
    }
    var union: [[UInt8]] = []
    for branch in branches {
      guard let clause = branch.bestClause else { return .unknown }
      union += clause
    }
    return union.count <= maximumSet ? Finding(exact: nil, clauses: [union]) : .unknown
  }

  mutating func sequence() throws -> Finding {
    var run = LiteralRun()
    while let byte = peek, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if extended, skipLayout() { continue }
      let item = try quantified(try atom())
      run.append(item)
    }
    return run.finding
  }

  /// White space and comments of `(?x)`.
  private mutating func skipLayout() -> Bool {
    guard let byte = peek else { return false }
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      position += 1
      return true
    }
    guard byte == UInt8(ascii: "#") else { return false }
    while let next = peek, next != 0x0A {

      position += 1
    }
    return true
  }

  private mutating func quantified(_ item: Finding) throws -> Finding {
    if extended { while skipLayout() {} }
    guard let bounds = try quantifier() else { return item }
    if let next = peek, next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { position += 1 }
    if bounds == (1, 1) { return item }
    if bounds == (0, 1), let exact = item.exact { return Finding(exact: exact + [[]]) }
    if bounds.0 == 0 { return .unknown }
    if let exact = item.exact { return Finding(exact: nil, clauses: [exact]) }
    return item
  }

  /// Least and greatest count of the quantifier that stands here; the greatest only as 1 or more.
  private mutating func quantifier() throws -> (Int, Int)? {
    switch peek {
    case UInt8(ascii: "?"): position += 1; return (0, 1)
    case UInt8(ascii: "*"): position += 1; return (0, 2)
    case UInt8(ascii: "+"): position += 1; return (1, 2)
    case UInt8(ascii: "{"):
      guard let end = source[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let body = source[(position + 1)..<end]
      guard let first = body.first, (0x30...0x39).contains(first) else { return nil }
      let numbers = body.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { Int(String(decoding: $0, as: UTF8.self)) }
      guard let least = numbers[0] else { throw NotUnderstood() }
      position = end + 1
      let greatest = numbers.count == 1 ? least : (numbers[1] ?? 2)
      return (min(least, 1), greatest == 1 ? 1 : 2)
    default: return nil
    }
  }
}

/// Collects the items of a sequence: literals that touch grow together, the rest becomes clauses.
private struct LiteralRun {
  private var current: [[UInt8]] = [[]]
  private var clauses: [[[UInt8]]] = []
  private var isExact = true

  mutating func append(_ item: LiteralWalker.Finding) {
    if let exact = item.exact {
      if current.count * exact.count <= LiteralWalker.maximumSet {
        current = current.flatMap { head in exact.map { head + $0 } }
        return
      }
      flush()
      current = exact
      return
    }
    flush()
    clauses += item.clauses
  }

  private mutating func flush() {
    isExact = false
    clauses.append(current)
    current = [[]]
  }

  var finding: LiteralWalker.Finding {
    if isExact { return .init(exact: current) }
    return .init(
      exact: nil,
      clauses: (clauses + [current]).filter { clause in
        clause.allSatisfy { $0.count >= RequiredLiterals.minimumLength }
      })
  }
}
