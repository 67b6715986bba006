@testable import PatternMatching
import Testing

@Suite struct LiteralWalkerTests {
  private func clauses(_ pattern: String) -> [[String]] {
    LiteralWalker.requiredLiterals(of: pattern).clauses.map { clause in
      clause.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
  }

  @Test(arguments: [
    (#"\btest\b"#, [["test"]]),
    (#"(?:red|blue)team"#, [["blueteam", "redteam"]]),
    (#"train(?:ing|ed)?"#, [["train", "trained", "training"]]),
    (#"my\s+weights"#, [["weights"]]),
    (#"(?x) my \s+ weights # a comment (with brackets"#, [["weights"]]),
    (#"don['’]t"#, [["don't", "don’t"]]),
    (#"abc{2}def"#, [["def"]]),
    (#"(?=look)ahead"#, [["ahead"]]),
    (#"(?i)Straße|strasse"#, [["stra", "strasse"]]),
  ])
  func derivesWhatEveryMatchHolds(pattern: String, expected: [[String]]) {
    #expect(clauses(pattern).contains { expected.contains($0) })
  }

  @Test(arguments: [
    #"\w+"#, #"a|b"#, #"(?:test)?"#, #"test|\d"#, #"(?R)test"#, #"a(?x)b|c"#, #"\Qtest\E"#, #"(*UTF)test"#, #"x{0,3}"#,
    #"(?-i)test"#, #"(?|test|rest)"#,
  ])
  func givesUpWhereItDoesNotUnderstand(pattern: String) {
    #expect(clauses(pattern).isEmpty)
  }
}
