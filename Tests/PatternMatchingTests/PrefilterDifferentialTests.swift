@testable import PatternMatching
import TestSupport
import Testing
import TranscriptModel

/// The prefilter finds what PCRE2 over the whole text finds: the same matches at the same places.
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
    "ing", "unsure", "sure", "free", "paid", "logs", "log", "é", "日本", "\n", ".", ",", "x", "👩🏽‍🚀", "tes", "t", "so", "I",
    "no", "a", "model's", "the model’s", "_", "supercalifragilisticexpialidocious",
    "          ", "-", "'", "comply", "the", String(repeating: "long ", count: 80),
    String(repeating: "word", count: 30),
    "; ", "llogs--xx",
  ]

  @Test(arguments: 1...40)
  func matchesAreThoseOfTheWholeText(seed: Int) throws {
    let patterns = try Self.sources.map { try Pattern($0) }
    let set = PatternSet(patterns)
    let scratch = PatternSet.Scratch(for: set)
    let matching = MatchScratch()
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<60 {
      let count = Int.random(in: 0...40, using: &generator)
      let text = (0..<count).map { _ in Self.fragments.randomElement(using: &generator) ?? "" }
        .joined(separator: Bool.random(using: &generator) ? " " : "")
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        var found: [Int: [ByteRange]] = [:]
        let candidates = set.candidates(in: bytes, scratch: scratch)
        for candidate in candidates.items {
          _ = set.search(candidate, of: candidates, in: bytes, scratch: matching) {
            found[candidate.pattern, default: []].append($0.range)
          }
        }
        for (number, pattern) in patterns.enumerated() {
          var expected: [ByteRange] = []
          _ = pattern.eachMatch(in: bytes, scratch: matching) { expected.append($0.range) }
          #expect(found[number] ?? [] == expected, "\(pattern.source) in ‘\(text)’")
        }
      }
    }
  }
}
