@testable import PatternMatching
import TestSupport
import Testing
import TranscriptModel

/// The prefilter may only leave out patterns that do not match.
@Suite struct PrefilterDifferentialTests {
  private static let sources = [
    #"\btest(?:s|ing|ed)?\b"#, #"\bmy\s+(?:weights|values)\b"#, #"don['’]t\s+know"#, #"(?:re)?train(?:ing|ed)?"#,
    #"watch(?:ed|ing)|monitor\w*"#, #"\bkiss\b"#, #"(?x) so \s+ I (?:\s+\w+){0,3}? \s+ comply"#, #"[Ss]tandard"#,
    #"evaluat(?:e|ion)s?\b"#, #"\w+ing\b"#, #"(?<!un)sure"#, #"free|paid"#, #"log(?:ged|s)?\b"#,
  ]

  private static let fragments = [
    "test", "TESTING", "tests", "my", "weights", "values", " ", "\u{A0}", "don't know", "don’t know", "retrain",
    "trained", "watched", "monitoring", "ki\u{17F}s", "\u{212A}iss", "kiss", "so I will comply", "standard",
    "evaluation",
    "ing", "unsure", "sure", "free", "paid", "logs", "log", "é", "日本", "\n", ".", ",", "x", "👩🏽‍🚀", "tes", "t",
  ]

  @Test(arguments: 1...40)
  func candidatesHoldEveryPatternThatMatches(seed: Int) throws {
    let patterns = try Self.sources.map { try Pattern($0) }
    let set = PatternSet(patterns)
    let scratch = PatternSet.Scratch(for: set)
    let matching = MatchScratch()
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).map { _ in Self.fragments.randomElement(using: &generator) ?? "" }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        let candidates = Set(set.candidates(in: bytes, scratch: scratch))
        for (number, pattern) in patterns.enumerated() {
          if case .match = pattern.firstMatch(in: bytes, scratch: matching) {
            #expect(candidates.contains(number), "\(pattern.source) matches ‘\(text)’ but was left out")
          }
        }
      }
    }
  }
}
