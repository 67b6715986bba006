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
  /// Rules, text by text, that hit a limit over the whole text.
  private(set) var givenUp = 0

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
  ///
  /// Where PCRE2 over the whole text gave up, what it would have found is not known, and the other engine, which
  /// tries fewer places, need not give up: such a rule is left out for that text and counted in `givenUp`.
  mutating func add(_ batch: [ReasoningText], by fast: RuleMatcher, _ naive: RuleMatcher) {
    let pairs = zip(
      fast.findings(in: batch, place: .reasoning), naive.findings(in: batch, place: .reasoning))
    for (index, (own, reference)) in pairs.enumerated() {
      let unknown = Set(reference.limits.map(\.rule))
      givenUp += unknown.count
      found += lines(own, without: unknown, fast.set, batch[index], texts + index)
      expected += lines(reference, without: unknown, naive.set, batch[index], texts + index)
    }
    texts += batch.count
  }

  private func lines(
    _ findings: RuleMatcher.Findings, without unknown: Set<Int>, _ set: RuleSet, _ text: ReasoningText, _ number: Int
  ) -> [String] {
    let limits = findings.limits.filter { !unknown.contains($0.rule) }
    return findings.cues.filter { !unknown.contains($0.rule) }.map { cue in
      "\(set.rules[cue.rule].id) \(cue.patterns) \(number) \(cue.range.start) \(cue.range.end) "
        + "‘\(text.part.text.string(at: cue.range))’"
    }
      + Set(limits.map { "\(set.rules[$0.rule].id) \(number) \($0.limit.rawValue)" }).sorted()
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
