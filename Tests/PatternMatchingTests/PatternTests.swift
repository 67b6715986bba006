import PatternMatching
import Testing
import TranscriptModel

@Suite struct PatternTests {
  private func first(_ pattern: String, _ text: String, scratch: MatchScratch = MatchScratch()) throws -> SearchOutcome
  {
    let compiled = try Pattern(pattern)
    return Array(text.utf8).withUnsafeBufferPointer { compiled.firstMatch(in: $0, scratch: scratch) }
  }

  private func range(_ outcome: SearchOutcome) -> ByteRange? {
    if case .match(let match) = outcome { return match.range }
    return nil
  }

  @Test func rangesAreUTF8Bytes() throws {
    #expect(range(try first("test", "日本 test")) == ByteRange(7, 11))
    #expect(range(try first("x", "")) == nil)
  }

  @Test func isCaselessWithUnicodeBorders() throws {
    #expect(range(try first(#"\bÜBUNG\b"#, "eine übung")) == ByteRange(5, 11))
    #expect(range(try first(#"\btest\b"#, "tésttest")) == nil)
    #expect(range(try first(#"a\sb"#, "a\u{A0}b")) == ByteRange(0, 4))
  }

  @Test func namedGroupsAreReported() throws {
    let pattern = try Pattern(#"is (?<denied>not )?a (?<what>\w+)"#)
    let match = Array("is a test".utf8).withUnsafeBufferPointer { text -> PatternMatch? in
      if case .match(let match) = pattern.firstMatch(in: text, scratch: MatchScratch()) { return match }
      return nil
    }
    let found = try #require(match)
    #expect(pattern.namedGroups(of: found).map(\.name) == ["what"])
    #expect(pattern.namedGroups(of: found).first?.range == ByteRange(5, 9))
  }

  @Test func lookBehindSeesTextBeforeTheStart() throws {
    let pattern = try Pattern("(?<=not )a")
    let outcome = Array("not a".utf8).withUnsafeBufferPointer {
      pattern.firstMatch(in: $0, from: 4, scratch: MatchScratch())
    }
    #expect(range(outcome) == ByteRange(4, 5))
  }

  @Test func syntaxErrorsCarryMessageAndPlace() {
    let error = #expect(throws: PatternError.self) { try Pattern("a(b") }
    #expect(error?.message == "missing closing parenthesis")
    #expect(error?.offset == 3)
    #expect(throws: PatternError.self) { try Pattern(#"a\Cb"#) }
    #expect(throws: PatternError.self) { try Pattern(String(repeating: "(a)", count: 128)) }
  }

  @Test func catastrophicPatternHitsALimitAndIsNotNoMatch() throws {
    let outcome = try first("(a+)+$", String(repeating: "a", count: 40) + "!")
    guard case .limit = outcome else {
      Issue.record("expected a limit, got \(outcome)")
      return
    }
  }

  @Test func deepJITStackIsRetriedWithoutJIT() throws {
    // Needs more JIT stack than 8 MB; the interpreter's heap answers.
    let text = String(repeating: "ab", count: 400_000)
    let outcome = try first(
      "^(?:(a)|(b))*+$", text,
      scratch: MatchScratch(matchLimit: 10_000_000, depthLimit: 10_000_000, heapLimitKiB: 1_000_000))
    #expect(range(outcome) == ByteRange(0, text.utf8.count))
  }

  @Test func emptyMatchesMoveOnByScalars() throws {
    let pattern = try Pattern("x*")
    var places: [Int] = []
    let limit = Array("é日".utf8).withUnsafeBufferPointer { text in
      pattern.eachMatch(in: text, scratch: MatchScratch()) { places.append($0.range.start) }
    }
    #expect(limit == nil)
    #expect(places == [0, 2, 5])
  }
}
