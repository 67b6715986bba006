import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import StanceResolution
import TranscriptModel

/// Makes cues of what rules and learned words find in a text: how each is meant, and what it does for the decision. One per
/// concurrent task.
final class CueReader {
  private let rules: LabellingRules
  private let resolver: StanceResolver
  private let scratch: MatchScratch
  private let modifierScratch: PatternSet.Scratch

  /// - Parameter scratch: Of the matcher whose findings these are.
  init(_ rules: LabellingRules, scratch: MatchScratch) {
    self.rules = rules
    self.scratch = scratch
    resolver = StanceResolver(rules.modifiers)
    modifierScratch = PatternSet.Scratch(for: rules.modifiers.patternSet)
  }

  /// - Parameters:
  ///   - words: What learned words say of the transcript; `nil` where they are not asked.
  ///   - part: The number of the text in `words`.
  ///   - limits: Gets what a search could not finish.
  func cues(
    _ findings: RuleMatcher.Findings, in text: ReasoningText, of transcript: Transcript, words: WordReading?, part: Int,
    _ limits: inout [LimitNote]
  ) -> [Cue] {
    for (rule, limit) in findings.limits {
      let note = LimitNote(code: limit.rawValue, rule: rules.rules.rules[rule].id, part: text.part.index)
      if !limits.contains(note) { limits.append(note) }
    }
    let isOpen = words?.verdict.open.isEmpty == false
    guard isOpen || !findings.cues.isEmpty else { return [] }
    let given = transcript.parts[..<text.part.index].filter { [.system, .prompt, .toolResult].contains($0.kind) }
    let context = ResolutionContext(
      text, echo: PromptEcho(given.map(\.text)), modifiers: rules.modifiers, scratch: scratch,
      prefilter: modifierScratch)
    let repeats = text.repeats()
    var cues = findings.cues.compactMap { cue(from: $0, in: context, repeats) }
    if let words { addLearned(words, part, to: &cues, in: context, repeats, &limits) }
    for limit in context.limits.sorted(by: { $0.rawValue < $1.rawValue }) {
      limits.append(LimitNote(code: limit.rawValue, rule: "Modifiers", part: text.part.index))
    }
    return cues
  }

  /// `nil` for a cue in a sentence that only repeats an earlier one.
  private func cue(from match: CueMatch, in context: ResolutionContext, _ repeats: [Int?]) -> Cue? {
    let sentences = context.text.sentenceIndices(touching: match.range)
    let first = sentences.lowerBound
    if !sentences.isEmpty, sentences.allSatisfy({ repeats.indices.contains($0) && repeats[$0] != nil }) { return nil }
    let rule = rules.rules.rules[match.rule]
    let resolution = resolver.resolve(match, tag: rule.tag, subject: rule.subject, in: context)
    return Cue(
      rule: rule.id, tag: rule.tag, strength: rule.strength, part: context.text.part.index, range: match.range,
      stance: resolution.stance, role: resolution.role, echo: TagScorer.rounded(resolution.echo),
      attributes: rule.set, sentence: first, repeats: 1 + repeats.count { $0 == first },
      patterns: match.patterns, groups: match.groups.map { ($0.name, $0.range) }, trace: resolution.trace)
  }

  /// Sentences by learned words, where a rule found something: alone they are too often wrong. Elsewhere those of tags for
  /// which the whole text speaks.
  private func addLearned(
    _ words: WordReading, _ part: Int, to cues: inout [Cue], in context: ResolutionContext, _ repeats: [Int?],
    _ limits: inout [LimitNote]
  ) {
    for limit in (words.parts[part]?.limits ?? []).sorted(by: { $0.rawValue < $1.rawValue }) {
      limits.append(LimitNote(code: limit.rawValue, rule: Lexicon.path, part: context.text.part.index))
    }
    let before = cues.count
    words.eachFinding(part: part, in: context.text, isOpen: !cues.isEmpty) { finding in
      guard repeats[finding.sentence] == nil else { return false }
      let resolution = resolver.resolve([finding.range] + finding.heads, tag: finding.tag, in: context)
      cues.append(
        Cue(
          rule: SentenceModel.cueID(finding.tag), tag: finding.tag,
          strength: finding.excess < Self.standardExcess ? .weak : .standard, part: context.text.part.index,
          range: finding.range, stance: resolution.stance, role: resolution.role,
          echo: TagScorer.rounded(resolution.echo), attributes: [:], sentence: finding.sentence,
          repeats: 1 + repeats.count { $0 == finding.sentence }, patterns: ["words"], groups: [],
          trace: resolution.trace, excess: finding.excess))
      return resolution.stance.counts
    }
    guard cues.count > before else { return }
    cues.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
  }

  /// From so far above the cutoff on a learned sentence is as good as a standard rule's cue.
  private static let standardExcess = 1.5
}
