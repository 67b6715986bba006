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
    // Gaps that fall into every kind of window, and sets that hold chains.
    #"\bpaid[^.\n]{0,7}free\b"#, #"\bwatched\b[^.\n]{0,80}\bsure\b"#, #"\bmonitoring\b(?:\W+\w+){0,20}?\W+tests\b"#,
    #"\bretrain[\s\S]{0,300}?\bkiss\b"#, #"\btrained\b[\s\S]*?\bstandard\b"#,
    #"(?:\bmy\s+(?:weights|values)|\bso\s+I)\W+(?:\w+\W+){0,6}?(?:the\s+model|no\s+logs?|I\s+comply)"#,
    #"\bfree\b[^.]{0,40}(?:\bno\s+(?:\w+\s+){0,2}logs|\bpaid\b[^.]{0,30}\bunsure)\b"#,
  ]

  /// Two words with every number of characters between them, up to more than a pattern allows.
  private static let apart = (0...9).map { "paid" + "a b c d e f".prefix($0) + "free" }

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

  private static func text(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let parts = (0..<count).map { _ in (fragments + apart).randomElement(using: &generator) ?? "" }
    return Array(parts.joined(separator: Bool.random(using: &generator) ? " " : "").utf8)
  }

  /// Compares what is found in `candidates` with PCRE2 over the whole text.
  private func expectAll(
    _ candidates: PatternSet.Candidates, of set: PatternSet, in text: [UInt8], _ matching: MatchScratch
  ) {
    text.withUnsafeBufferPointer { bytes in
      var found: [Int: [ByteRange]] = [:]
      for candidate in candidates.items {
        _ = set.search(candidate, of: candidates, in: bytes, scratch: matching) {
          found[candidate.pattern, default: []].append($0.range)
        }
      }
      for (number, pattern) in set.patterns.enumerated() {
        var expected: [ByteRange] = []
        _ = pattern.eachMatch(in: bytes, scratch: matching) { expected.append($0.range) }
        #expect(
          found[number] ?? [] == expected, "\(pattern.source) in ‘\(String(decoding: text, as: UTF8.self))’")
      }
    }
  }

  @Test(arguments: 1...40)
  func matchesAreThoseOfTheWholeText(seed: Int) throws {
    let set = PatternSet(try Self.sources.map { try Pattern($0) })
    let scratch = PatternSet.Scratch(for: set, way: PatternSet.Scratch.ways[seed % PatternSet.Scratch.ways.count])
    let matching = MatchScratch()
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<60 {
      let text = Self.text(Int.random(in: 0...40, using: &generator), &generator)
      let candidates = text.withUnsafeBufferPointer { set.candidates(in: $0, scratch: scratch) }
      expectAll(candidates, of: set, in: text, matching)
    }
  }

  /// Several texts together, some of them longer than what is compared at once.
  @Test(arguments: 1...8)
  func textsTogetherAreLikeOneByOne(seed: Int) throws {
    let set = PatternSet(try Self.sources.map { try Pattern($0) })
    let scratch = PatternSet.Scratch(for: set, way: PatternSet.Scratch.ways[seed % PatternSet.Scratch.ways.count])
    let matching = MatchScratch()
    var generator = SeededGenerator(seed: UInt64(seed))
    let texts = (0..<12).map { Self.text($0 % 4 == 3 ? 1_500 : 20, &generator) }
    for (text, candidates) in zip(texts, set.candidates(in: texts, scratch: scratch)) {
      expectAll(candidates, of: set, in: text, matching)
    }
  }

  /// A mark may be the first byte of a literal, the last, or between; and bit 5 makes marks and digits of what is neither.
  @Test(arguments: [
    ("su-", "usu- x"), ("o su-", "to su-b"), (#"x\*\*"#, "ax**"), (#"\*\*x"#, "a**x"), (#"ax""#, #"bax""#),
    ("n't", "isn't"),
    ("st“", "test“x"), ("su\u{7}", "usu\u{7}x"), ("su\u{D}", "usu\u{D}x"), ("\\bso\u{11}", "a so\u{11} b"),
    ("(?x)foo\u{200E}bar", "a foobar"), ("(?x)fooo\u{85}?bar", "a foobar"), ("(?x)foo # no\u{2028}\nbar", "foobar"),
  ])
  func literalsAreFoundByTheirMarks(source: String, text: String) throws {
    let set = PatternSet([try Pattern(source)])
    let bytes = Array(text.utf8)
    for way in PatternSet.Scratch.ways {
      let scratch = PatternSet.Scratch(for: set, way: way)
      let candidates = bytes.withUnsafeBufferPointer { set.candidates(in: $0, scratch: scratch) }
      #expect(!candidates.items.isEmpty)
      expectAll(candidates, of: set, in: bytes, MatchScratch())
    }
  }

  @Test func patternsWantedTogetherAreDroppedWithoutTheOthers() throws {
    let patterns = try [#"\bpaid\b"#, #"\bfree\b"#, #"\blogs\b"#].map { try Pattern($0) }
    let set = PatternSet(patterns, joints: [[[0], [1]]])
    let scratch = PatternSet.Scratch(for: set)
    func found(_ text: String) -> [Int] {
      set.candidates(in: [Array(text.utf8)], scratch: scratch)[0].items.map(\.pattern)
    }
    #expect(found("a paid tier with logs") == [2])
    #expect(found("a paid tier and a free one") == [0, 1])
  }
}
