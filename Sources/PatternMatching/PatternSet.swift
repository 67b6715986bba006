/// Many patterns that are searched together: one pass for their literals, then PCRE2 for the few
/// patterns whose required literals are there.
///
/// Immutable and shared by threads; `PatternSet.Scratch` is per task.
package final class PatternSet: Sendable {
  package let patterns: [Pattern]
  private let index: LiteralIndex
  /// Literal number -> clause numbers it satisfies.
  private let clausesOfLiteral: [[Int32]]
  /// Clause number -> pattern number.
  private let patternOfClause: [Int32]
  /// Pattern number -> clauses it needs.
  private let clauseCounts: [Int32]
  /// Patterns without a usable literal: tried on every text.
  package let unfiltered: [Int]

  package init(_ patterns: [Pattern]) {
    self.patterns = patterns
    var numbers: [[UInt8]: Int] = [:]
    var literals: [[UInt8]] = []
    var clausesOfLiteral: [[Int32]] = []
    var patternOfClause: [Int32] = []
    for (number, pattern) in patterns.enumerated() {
      for clause in pattern.requiredLiterals.clauses {
        for literal in Set(clause.map { $0.map { $0 | 0x20 } }) {
          let index = numbers[literal] ?? literals.count
          if index == literals.count {
            numbers[literal] = index
            literals.append(literal)
            clausesOfLiteral.append([])
          }
          clausesOfLiteral[index].append(Int32(patternOfClause.count))
        }
        patternOfClause.append(Int32(number))
      }
    }
    index = LiteralIndex(literals)
    self.clausesOfLiteral = clausesOfLiteral
    self.patternOfClause = patternOfClause
    clauseCounts = patterns.map { Int32($0.requiredLiterals.clauses.count) }
    unfiltered = patterns.indices.filter { patterns[$0].requiredLiterals.clauses.isEmpty }
  }

  /// Marks of one pass; reused from text to text by one task.
  package final class Scratch {
    fileprivate var literalSeen: [Bool]
    fileprivate var clauseSeen: [Bool]
    fileprivate var remaining: [Int32]
    fileprivate var touched: [Int32] = []

    package init(for set: PatternSet) {
      literalSeen = Array(repeating: false, count: set.clausesOfLiteral.count)
      clauseSeen = Array(repeating: false, count: set.patternOfClause.count)
      remaining = set.clauseCounts
    }
  }

  /// Numbers of the patterns that may match in `text`, ascending.
  ///
  /// A text with U+017F or U+212A, which caseless UTF matching takes for `s` and `k`, gets them all.
  package func candidates(in text: UnsafeBufferPointer<UInt8>, scratch: Scratch) -> [Int] {
    if Self.hasFoldingTrap(text) { return Array(patterns.indices) }
    var found = unfiltered
    index.scan(text) { literal in
      guard !scratch.literalSeen[literal] else { return }
      scratch.literalSeen[literal] = true
      scratch.touched.append(Int32(literal))
      for clause in clausesOfLiteral[literal] where !scratch.clauseSeen[Int(clause)] {
        scratch.clauseSeen[Int(clause)] = true
        let pattern = Int(patternOfClause[Int(clause)])
        scratch.remaining[pattern] -= 1
        if scratch.remaining[pattern] == 0 { found.append(pattern) }
      }
    }
    reset(scratch)
    found.sort()
    return found
  }

  private func reset(_ scratch: Scratch) {
    for literal in scratch.touched {
      scratch.literalSeen[Int(literal)] = false
      for clause in clausesOfLiteral[Int(literal)] {
        scratch.clauseSeen[Int(clause)] = false
        let pattern = Int(patternOfClause[Int(clause)])
        scratch.remaining[pattern] = clauseCounts[pattern]
      }
    }
    scratch.touched.removeAll(keepingCapacity: true)
  }

  private static func hasFoldingTrap(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position + 1 < text.count {
      let byte = text[position]
      if byte == 0xC5, text[position + 1] == 0xBF { return true }
      if byte == 0xE2, position + 2 < text.count, text[position + 1] == 0x84, text[position + 2] == 0xAA {
        return true
      }
      position += 1
    }
    return false
  }
}
