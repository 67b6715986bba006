import PatternMatching
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Finds the cues of a rule set in one text. One per concurrent task: it holds PCRE2's scratch.
package final class RuleMatcher {
  package enum Engine: String, Sendable, CaseIterable {
    /// Required literals first, PCRE2 for what is left.
    case fast
    /// Every pattern by PCRE2 over every text; the reference.
    case naive
  }

  package let set: RuleSet
  package let scratch: MatchScratch
  private let engine: Engine
  private let prefilters: [Rule.Place: PatternSet.Scratch]

  package init(_ set: RuleSet, engine: Engine = .fast) {
    self.set = set
    self.engine = engine
    scratch = MatchScratch()
    prefilters = set.searches.mapValues { PatternSet.Scratch(for: $0.set) }
  }

  /// What a text holds: cues by place, and the rules that hit a limit.
  package struct Findings: Sendable {
    package var cues: [CueMatch] = []
    package var limits: [(rule: Int, limit: MatchLimit)] = []
  }

  /// Searches `text` with the rules that look in `place`.
  ///
  /// Cues of one rule never overlap; they are sorted by start, then end, then rule.
  package func findings(in text: ReasoningText, place: Rule.Place) -> Findings {
    guard let search = set.searches[place], let prefilter = prefilters[place] else { return Findings() }
    return text.part.text.bytes.withUnsafeBufferPointer { bytes in
      let candidates =
        engine == .naive
        ? search.set.everyPattern : search.set.candidates(in: bytes, scratch: prefilter)
      var findings = Findings()
      var matches: [PlacedMatch] = []
      for candidate in candidates.items {
        let owner = search.owners[candidate.pattern]
        if let first = matches.first, first.rule != owner.rule { collect(&matches, text, bytes, &findings) }
        let limit = search.set.search(candidate, of: candidates, in: bytes, scratch: scratch) { match in
          if !match.range.isEmpty { matches.append((owner.rule, owner.pattern, match)) }
        }
        if let limit { findings.limits.append((owner.rule, limit)) }
      }
      collect(&matches, text, bytes, &findings)
      findings.cues.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
      return findings
    }
  }

  /// A match of a rule's pattern, by their numbers.
  private typealias PlacedMatch = (rule: Int, pattern: Int, match: PatternMatch)

  /// Makes the cues of one rule from all its matches, and empties `matches`.
  private func collect(
    _ matches: inout [PlacedMatch], _ text: ReasoningText, _ bytes: UnsafeBufferPointer<UInt8>,
    _ findings: inout Findings
  ) {
    guard let index = matches.first?.rule else { return }
    let rule = set.rules[index]
    let named = matches.map { NamedMatch(rule.patterns[$0.pattern], $0.match) }
    matches.removeAll(keepingCapacity: true)
    var probe = RuleProbe(rule: rule, text: text, bytes: bytes, scratch: scratch)
    for cue in probe.cues(from: named) {
      findings.cues.append(CueMatch(rule: index, range: cue.range, patterns: cue.patterns, groups: cue.groups))
    }
    for limit in probe.limits { findings.limits.append((index, limit)) }
  }
}

/// One match of one named pattern.
struct NamedMatch {
  let name: String
  let range: ByteRange
  let groups: [CueMatch.Group]

  init(_ pattern: RulePattern, _ match: PatternMatch) {
    name = pattern.name
    range = match.range
    groups = pattern.pattern.compiled.namedGroups(of: match).map { CueMatch.Group(name: $0.name, range: $0.range) }
  }
}
