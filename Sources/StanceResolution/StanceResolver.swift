import ReasoningExtraction
import RuleFormat
import RuleMatching
import TranscriptModel

/// Decides how a cue is meant: find first, judge second.
///
/// The order of the judges, first answer wins: a named group of the pattern, a near copy of the
/// prompt, the modifier of greatest priority that reaches the cue, the missing first person; otherwise
/// the model asserts it. Immutable; shared by threads.
package struct StanceResolver: Sendable {
  private let modifiers: ModifierSet
  private let subject = SubjectCheck()

  package init(_ modifiers: ModifierSet) { self.modifiers = modifiers }

  /// - Parameters:
  ///   - tag: The tag of the cue's rule.
  ///   - subject: Whether that rule demands a first person.
  package func resolve(
    _ cue: CueMatch, tag: String, subject: Rule.Subject, in context: ResolutionContext
  ) -> Resolution {
    var trace: [Resolution.Step] = []
    let sentences = context.text.sentenceIndices(touching: cue.range)
    let reach = ModifierReach(cue: cue.range, sentences: sentences, tag: tag, modifiers: modifiers, context: context)
    let applying = reach.applying(trace: &trace)
    let echo = context.echo(of: sentences)
    let stance = stance(of: cue, subject, echo, applying, sentences, context, &trace)
    let role = role(of: tag, stance, applying, sentences, context, &trace)
    return Resolution(stance: stance, role: role, echo: echo.share, trace: trace)
  }

  private func stance(
    of cue: CueMatch, _ demanded: Rule.Subject, _ echo: PromptEcho.Measure, _ applying: [ModifierHit],
    _ sentences: Range<Int>, _ context: ResolutionContext, _ trace: inout [Resolution.Step]
  ) -> Stance {
    for group in cue.groups {
      if let stance = Stance(rawValue: group.name) {
        trace.append(.init(kind: .group, name: group.name, effect: stance.rawValue, range: group.range))
        return stance
      }
    }
    if echo.isNearCopy {
      trace.append(.init(kind: .echo, name: "near copy of \(echo.words) words", effect: "echoed", range: nil))
      return .echoed
    }
    if let hit = applying.first(where: { isStance(modifiers.modifiers[$0.modifier].effect) }),
      case .stance(let stance) = modifiers.modifiers[hit.modifier].effect
    {
      return stance
    }
    let area = context.text.range(ofSentences: sentences)
    if demanded == .firstPerson, !subject.speaksOfItself(context.text, area, sentences) {
      trace.append(.init(kind: .subject, name: "no first person", effect: "topic", range: area))
      return .topic
    }
    return .asserted
  }

  private func isStance(_ effect: Modifier.Effect) -> Bool {
    if case .stance = effect { return true }
    return false
  }

  private func role(
    of tag: String, _ stance: Stance, _ applying: [ModifierHit], _ sentences: Range<Int>,
    _ context: ResolutionContext, _ trace: inout [Resolution.Step]
  ) -> Role {
    guard stance.counts else { return .mention }
    for hit in applying {
      if case .role(let role) = modifiers.modifiers[hit.modifier].effect { return role }
    }
    if modifiers.natures[tag] == .choice {
      trace.append(.init(kind: .position, name: "a choice", effect: "decisive", range: nil))
      return .decisive
    }
    if stance == .considered, let first = sentences.first, first < context.text.sentences.count,
      context.text.sentences[first].kind == .listItem
    {
      trace.append(.init(kind: .position, name: "one item of a list", effect: "mention", range: nil))
      return .mention
    }
    return .contributory
  }
}
