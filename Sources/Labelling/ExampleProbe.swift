import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import StanceResolution
import TranscriptModel

/// One rule on one short text, as its examples and `rules test` need it.
package struct ExampleProbe {
  package struct JudgedCue {
    package let match: CueMatch
    package let resolution: Resolution
  }

  private let matcher: RuleMatcher
  private let modifiers: ModifierSet
  private let rule: Rule

  package init(rule: Rule, modifiers: ModifierSet) {
    self.rule = rule
    self.modifiers = modifiers
    matcher = RuleMatcher(RuleSet([rule]))
  }

  /// The cues of the rule in `text`, standing in the first place that the rule looks in.
  package func cues(in text: String, prompt: String?) -> [JudgedCue] {
    let reasoning = ReasoningText(Part(kind: .reasoning, text: UTF8Text(text)))
    let place = rule.lookIn.first ?? .reasoning
    let context = Self.context(reasoning, prompt: prompt, modifiers: modifiers, scratch: matcher.scratch)
    let resolver = StanceResolver(modifiers)
    return matcher.findings(in: reasoning, place: place).cues.map {
      JudgedCue(match: $0, resolution: resolver.resolve($0, tag: rule.tag, subject: rule.subject, in: context))
    }
  }

  /// Judges a span as if a rule of `tag` had found it.
  static func resolve(
    _ span: ByteRange, of tag: String, in text: String, prompt: String?, modifiers: ModifierSet
  ) -> Resolution {
    let reasoning = ReasoningText(Part(kind: .reasoning, text: UTF8Text(text)))
    let match = CueMatch(rule: 0, range: span, patterns: [], groups: [])
    return StanceResolver(modifiers).resolve(
      match, tag: tag, subject: .any,
      in: context(reasoning, prompt: prompt, modifiers: modifiers, scratch: MatchScratch()))
  }

  private static func context(
    _ text: ReasoningText, prompt: String?, modifiers: ModifierSet, scratch: MatchScratch
  ) -> ResolutionContext {
    ResolutionContext(
      text, echo: PromptEcho(prompt.map { [UTF8Text($0)] } ?? []), modifiers: modifiers, scratch: scratch,
      prefilter: PatternSet.Scratch(for: modifiers.patternSet))
  }
}
