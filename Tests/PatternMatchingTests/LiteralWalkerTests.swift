@testable import PatternMatching
import Testing

@Suite struct LiteralWalkerTests {
  /// Each chain as its links in order, each with its literals; `|` marks a word border.
  private func chains(_ pattern: String) -> [[[String]]] {
    LiteralWalker.requiredLiterals(of: pattern).chains.map { chain in
      chain.map { link in
        link.set.literals.map(text).sorted() + link.set.chains.map { "chain of \($0.count)" }
      }
    }
  }

  private func text(_ literal: RequiredLiterals.Literal) -> String {
    (literal.startsWord ? "|" : "") + String(decoding: literal.bytes, as: UTF8.self) + (literal.endsWord ? "|" : "")
  }

  private func gaps(_ pattern: String) -> [Int?] {
    LiteralWalker.requiredLiterals(of: pattern).chains.first?.map(\.gap?.places) ?? []
  }

  /// Found while its fuzz target was written: the length of a repeat of repeats left the range of `Int`.
  @Test func aRepeatOfRepeatsIsAsGoodAsUnbounded() {
    var pattern = "wrong"
    for _ in 0..<6 { pattern = "(?:\(pattern)){1,65535}" }
    #expect(!chains(pattern + "quagmire").isEmpty && !gaps("quagmire" + pattern).isEmpty)
    #expect(chains("wrong{1,9223372036854775807}").isEmpty)
  }

  @Test(arguments: [
    (#"\btest\b"#, [["|test|"]]),
    (#"(?:red|blue)team"#, [["blueteam", "redteam"]]),
    (#"train(?:ing|ed)?"#, [["train", "trained", "training"]]),
    (#"\bmy\s+weights"#, [["|my|"], ["|weights"]]),
    (#"(?x) \b my \s+ weights \b # a comment (with brackets"#, [["|my|"], ["|weights|"]]),
    (#"don['’]t"#, [["don't", "don’t"]]),
    (#"abc{2}def"#, [["def"]]),
    (#"(?=look)ahead"#, [["ahead"]]),
    (#"(?-i:NASA)\s+agent"#, [["nasa|"], ["|agent"]]),
    (#"\b(?:I|we)\s+(?:\w+\s+){0,2}?comply"#, [["|i|", "|we|"], ["|comply"]]),
    (#"wrong\b[^.\n]*right(?=[,;]|$)"#, [["wrong|"], ["right|"]]),
    (#"(?<=\s)secret"#, [["|secret"]]),
    (#"(?:test\s+me|probe\d+model)\s+now"#, [["chain of 2", "chain of 2"], ["|now"]]),
    (#"\b['’]s\b"#, []),
  ])
  func derivesWhatEveryMatchHolds(pattern: String, expected: [[String]]) {
    #expect(chains(pattern) == (expected.isEmpty ? [] : [expected]))
  }

  @Test func everyBranchOfTheWholePatternHasItsChain() {
    #expect(chains(#"(?i)Straße|strasse"#) == [[["stra"]], [["strasse"]]])
    #expect(chains(#"\bA\s+b\b|\bdelta\b"#) == [[["|a|"], ["|b|"]], [["|delta|"]]])
  }

  @Test func distancesAreBounded() {
    let gap = RequiredLiterals.gapRun
    let run = RequiredLiterals.wordRun + gap
    #expect(gaps(#"\bso\s+(?:\w+\s+){0,2}?(?:I|we)\s+comply\b"#) == [0, 2 + gap + 2 * run, 2 + gap])
    #expect(gaps(#"so many[^x]*comply"#) == [0, nil])
    #expect(gaps(#"beware\b[^.!?\n]*comply"#) == [0, 6 + RequiredLiterals.stretchRun])
    #expect(gaps(#"beware\b[^!?]*comply"#) == [0, nil])
    #expect(gaps(#"(?:\w+\s+){3}comply"#) == [3 * run])
    // What can hold the end of a sentence reaches farther.
    #expect(gaps(#"why\b.{0,20}comply"#) == [0, 3 + 20 + Reach.stop])
    #expect(gaps(#"why\b[^\n]{0,40}comply"#) == [0, 3 + 40 + 2 * Reach.stop])
    #expect(gaps(#"why\b[^.!\n]{0,20}comply"#) == [0, 3 + 20 + Reach.stop])
    #expect(gaps(#"why\b[^.!?\n]{0,20}comply"#) == [0, 3 + 20])
    #expect(gaps(#"why\W+comply"#) == [0, 3 + gap + Reach.stop])
    #expect(gaps(#"why\b[\s,;]{1,20}comply"#) == [0, 3 + 20])
    #expect(gaps(#"why\b[a-z]{0,20}comply"#) == [0, 3 + 20])
    #expect(gaps(#"why\b[0-z]{0,20}comply"#) == [0, 3 + 20 + Reach.stop])
    #expect(gaps(#"why\b\S{0,20}comply"#) == [0, 3 + 20 + Reach.stop])
    #expect(gaps(#"i\.e\.\s+comply"#) == [0, 4 + gap + Reach.stop])
  }

  /// The same group in two patterns is walked once and means the same.
  @Test func sharedGroupsSayWhatTheyWouldSayAlone() {
    let group = #"(?:\bmodif(?:y|ied)\b|\bre-?train(?:ed)?\b|\bfine[-\s]?tuned\b)"#
    let parts = SharedParts()
    for pattern in [#"I\s+"# + group, group + #"\s+me"#, "x" + group, #"(?x) \b a \s+ "# + group] {
      let alone = LiteralWalker.requiredLiterals(of: pattern)
      #expect(LiteralWalker.requiredLiterals(of: pattern, sharing: parts) == alone)
      #expect(!alone.chains.isEmpty)
    }
  }

  @Test(arguments: [
    #"\w+"#, #"a|b"#, #"(?:test)?"#, #"test|\d"#, #"(?R)test"#, #"a(?x)b|c"#, #"\Qtest\E"#, #"(*UTF)test"#, #"x{0,3}"#,
    #"(?-i)test"#, #"(?|test|rest)"#,
  ])
  func givesUpWhereItDoesNotUnderstand(pattern: String) {
    #expect(chains(pattern).isEmpty)
  }
}
