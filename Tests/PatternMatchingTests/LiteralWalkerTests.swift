@testable import PatternMatching
import Testing

@Suite struct LiteralWalkerTests {
  /// The literals of each clause; `|` marks a word border.
  private func clauses(_ pattern: String) -> [[String]] {
    LiteralWalker.requiredLiterals(of: pattern).clauses.map { clause in
      clause.literals.map { literal in
        (literal.startsWord ? "|" : "") + String(decoding: literal.bytes, as: UTF8.self) + (literal.endsWord ? "|" : "")
      }.sorted()
    }
  }

  @Test(arguments: [
    (#"\btest\b"#, [["|test|"]]),
    (#"(?:red|blue)team"#, [["blueteam", "redteam"]]),
    (#"train(?:ing|ed)?"#, [["train", "trained", "training"]]),
    (#"\bmy\s+weights"#, [["|weights"], ["|my|"]]),
    (#"(?x) \b my \s+ weights \b # a comment (with brackets"#, [["|weights|"], ["|my|"]]),
    (#"don['’]t"#, [["don't", "don’t"]]),
    (#"abc{2}def"#, [["def"]]),
    (#"(?=look)ahead"#, [["ahead"]]),
    (#"(?i)Straße|strasse"#, [["stra", "strasse"]]),
    (#"(?-i:NASA)\s+agent"#, [["nasa|"], ["|agent"]]),
    (#"\b['’]s\b"#, []),
    (#"\b(?:I|we)\s+(?:\w+\s+){0,2}?comply"#, [["|comply"], ["|i|", "|we|"]]),
  ])
  func derivesWhatEveryMatchHolds(pattern: String, expected: [[String]]) {
    #expect(Set(clauses(pattern)) == Set(expected))
  }

  @Test func distancesAreBounded() {
    let required = LiteralWalker.requiredLiterals(of: #"\bso\s+(?:\w+\s+){0,2}?(?:I|we)\s+comply\b"#)
    let run = RequiredLiterals.wordRun + RequiredLiterals.gapRun
    #expect(required.clauses.first { $0.literals[0].bytes == Array("so".utf8) }?.before == 0)
    let before = 2 + RequiredLiterals.gapRun + 2 * run + 2 + RequiredLiterals.gapRun
    #expect(required.clauses.first { $0.literals[0].bytes == Array("comply".utf8) }?.before == before)
    #expect(required.maximum == before + 6)
    #expect(LiteralWalker.requiredLiterals(of: #"so[^x]*comply"#).maximum == nil)
  }

  @Test(arguments: [
    #"\w+"#, #"a|b"#, #"(?:test)?"#, #"test|\d"#, #"(?R)test"#, #"a(?x)b|c"#, #"\Qtest\E"#, #"(*UTF)test"#, #"x{0,3}"#,
    #"(?-i)test"#, #"(?|test|rest)"#,
  ])
  func givesUpWhereItDoesNotUnderstand(pattern: String) {
    #expect(clauses(pattern).isEmpty)
  }
}
