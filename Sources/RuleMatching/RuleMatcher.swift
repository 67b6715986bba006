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
  package let engine: Engine
  private let prefilters: [Rule.Place: PatternSet.Scratch]

  package init(_ set: RuleSet, engine: Engine = .fast) {
    self.set = set
    self.engine = engine
    // The reference is what PCRE2 takes with machine code, over few texts too.
    scratch = MatchScratch(triesPlainCode: engine != .naive)
    prefilters = set.searches.filter { !$0.value.owners.isEmpty }.mapValues { PatternSet.Scratch(for: $0.set) }
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
    findings(in: [text], place: place).first ?? Findings()
  }

  /// One rule's candidates in one text.
  private struct Job {
    let rule: Int
    let text: Int
    let items: ArraySlice<PatternSet.Candidate>
  }

  /// The same for several texts, in their order: each rule is looked for in all of them, which is faster
  /// than one text after the other.
  package func findings(in texts: [ReasoningText], place: Rule.Place) -> [Findings] {
    var findings = [Findings](repeating: Findings(), count: texts.count)
    guard let search = set.searches[place], let prefilter = prefilters[place] else { return findings }
    var candidates =
      engine == .naive
      ? texts.map { _ in search.set.everyPattern }
      : search.set.candidates(in: texts.map(\.part.text.bytes), scratch: prefilter)
    var jobs: [Job] = []
    for text in texts.indices { jobs += self.jobs(search, text, &candidates[text], texts[text]) }
    jobs.sort { ($0.rule, $0.text) < ($1.rule, $1.text) }
    for job in jobs {
      let text = texts[job.text]
      text.part.text.bytes.withUnsafeBufferPointer { bytes in
        collect(job.rule, job.items, of: candidates[job.text], search, in: text, bytes, &findings[job.text])
      }
    }
    for index in findings.indices {
      findings[index].cues.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
    }
    return findings
  }

  private func jobs(
    _ search: RuleSet.PlaceSearch, _ number: Int, _ candidates: inout PatternSet.Candidates, _ text: ReasoningText
  ) -> [Job] {
    let items = candidates.items
    var jobs: [Job] = []
    var index = 0
    while index < items.count {
      let rule = search.owners[items[index].pattern].rule
      let first = index
      while index < items.count, search.owners[items[index].pattern].rule == rule { index += 1 }
      var own = items[first..<index]
      if engine == .fast, let joint = search.joints[rule] { own = joint.narrowed(own, of: &candidates, in: text)[...] }
      if !own.isEmpty { jobs.append(Job(rule: rule, text: number, items: own)) }
    }
    return jobs
  }

  private func collect(
    _ ruleIndex: Int, _ own: ArraySlice<PatternSet.Candidate>, of candidates: PatternSet.Candidates,
    _ search: RuleSet.PlaceSearch, in text: ReasoningText, _ bytes: UnsafeBufferPointer<UInt8>,
    _ findings: inout Findings
  ) {
    var matches: [(pattern: Int, match: PatternMatch)] = []
    for candidate in own {
      let pattern = search.owners[candidate.pattern].pattern
      let limit = search.set.search(candidate, of: candidates, in: bytes, scratch: scratch) { match in
        if !match.range.isEmpty { matches.append((pattern, match)) }
      }
      if let limit { findings.limits.append((ruleIndex, limit)) }
    }
    guard !matches.isEmpty else { return }
    // A rule is only copied where one of its patterns matched.
    let rule = set.rules[ruleIndex]
    var probe = RuleProbe(rule: rule, text: text, bytes: bytes, scratch: scratch)
    for cue in probe.cues(from: matches.map { NamedMatch(rule.patterns[$0.pattern], $0.match) }) {
      findings.cues.append(
        CueMatch(rule: ruleIndex, range: cue.range, patterns: cue.patterns, groups: cue.groups))
    }
    for limit in probe.limits { findings.limits.append((ruleIndex, limit)) }
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
