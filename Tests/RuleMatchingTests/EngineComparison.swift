import Digests
import Foundation
import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import TestSupport
import TranscriptModel

/// What two ways of searching found in the same texts, as lines of rule, text, start and end.
struct EngineComparison {
  /// Seconds that a test may go on: 5, or what `make fuzz` says.
  static let seconds = ProcessInfo.processInfo.environment["ASIDE_FUZZ_SECONDS"].flatMap(Double.init) ?? 5
  static var isFuzzing: Bool { seconds != 5 }

  private(set) var found: [String] = []
  private(set) var expected: [String] = []
  private(set) var texts = 0

  /// Hashes of everything found, by the prefilter and by PCRE2 alone.
  var digests: (found: String, expected: String) {
    (TextDigest.hexadecimal(of: found), TextDigest.hexadecimal(of: expected))
  }

  /// The first lines that only one side has; empty when the hashes are equal.
  var differences: [String] {
    guard digests.found != digests.expected else { return [] }
    let (missing, added) = (Set(expected).subtracting(found), Set(found).subtracting(expected))
    return missing.sorted().prefix(5).map { "missing: " + $0 } + added.sorted().prefix(5).map { "added: " + $0 }
  }

  /// Cues and limits of whole rules.
  mutating func add(_ batch: [ReasoningText], by fast: RuleMatcher, _ naive: RuleMatcher) {
    for (index, findings) in fast.findings(in: batch, place: .reasoning).enumerated() {
      found += lines(findings, fast.set, batch[index], texts + index)
    }
    for (index, findings) in naive.findings(in: batch, place: .reasoning).enumerated() {
      expected += lines(findings, naive.set, batch[index], texts + index)
    }
    texts += batch.count
  }

  private func lines(_ findings: RuleMatcher.Findings, _ set: RuleSet, _ text: ReasoningText, _ number: Int) -> [String]
  {
    findings.cues.map { cue in
      "\(set.rules[cue.rule].id) \(cue.patterns) \(number) \(cue.range.start) \(cue.range.end) "
        + "‘\(text.part.text.string(at: cue.range))’"
    }
      + Set(findings.limits.map { "\(set.rules[$0.rule].id) \(number) \($0.limit.rawValue)" }).sorted()
  }

  /// Matches of single patterns, before rules combine them.
  mutating func add(_ batch: [[UInt8]], _ set: PatternSet, names: [String], _ marks: PatternSet.Scratch) {
    let scratch = MatchScratch()
    for (index, candidates) in set.candidates(in: batch, scratch: marks).enumerated() {
      batch[index].withUnsafeBufferPointer { text in
        func lines(_ candidates: PatternSet.Candidates) -> [String] {
          candidates.items.flatMap { candidate in
            var lines: [String] = []
            _ = set.search(candidate, of: candidates, in: text, scratch: scratch) { match in
              let quote = String(decoding: text[match.range.start..<match.range.end], as: UTF8.self)
              lines.append(
                "\(names[candidate.pattern]) \(texts + index) \(match.range.start) \(match.range.end) ‘\(quote)’")
            }
            return lines
          }
        }
        found += lines(candidates)
        expected += lines(set.everyPattern)
      }
    }
    texts += batch.count
  }
}
