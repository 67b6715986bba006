import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Which modifiers reach one cue: direction, distance, terminators, and what they act on.
struct ModifierReach {
  let cue: ByteRange
  let sentences: Range<Int>
  let tag: String
  let modifiers: ModifierSet
  let context: ResolutionContext

  /// The modifiers that act, greatest priority first, then nearest, then leftmost.
  func applying(trace: inout [Resolution.Step]) -> [ModifierHit] {
    var acting: [ModifierHit] = []
    for sentence in (sentences.lowerBound - 1)...(sentences.upperBound) {
      let hits = context.hits(in: sentence)
      for hit in hits.cancelled where sentences.contains(sentence) {
        trace.append(step(.cancelled, hit, effect: "cancelled by a look-alike"))
      }
      for hit in hits.active where isInForce(hit) {
        if let terminator = terminator(between: hit) {
          trace.append(step(.blocked, hit, effect: "stopped by '\(modifiers.modifiers[terminator.modifier].name)'"))
        } else {
          acting.append(hit)
          trace.append(step(.modifier, hit, effect: effectName(hit)))
        }
      }
    }
    return acting.sorted { left, right in
      let (a, b) = (modifiers.modifiers[left.modifier], modifiers.modifiers[right.modifier])
      if a.priority != b.priority { return a.priority > b.priority }
      let (x, y) = (context.wordsBetween(left.range, cue), context.wordsBetween(right.range, cue))
      return x == y ? left.range.start < right.range.start : x < y
    }
  }

  private func isInForce(_ hit: ModifierHit) -> Bool {
    let modifier = modifiers.modifiers[hit.modifier]
    guard modifier.effect != .none, actsOnTag(modifier) else { return false }
    if modifier.sparesFirstPerson, SubjectCheck().hasFirstPerson(context.text, cue) { return false }
    if cue.contains(hit.range) { return modifier.inside }
    let isBefore = hit.range.start < cue.start
    if hit.range.overlaps(cue), !modifier.inside, !isBefore { return false }
    switch modifier.direction {
    case .forward where !isBefore, .backward where isBefore: return false
    case .endsScope, .lookAlike: return false
    default: break
    }
    if !sentences.contains(hit.sentence), modifier.reach == .sentence { return false }
    return context.wordsBetween(hit.range, cue) <= modifier.maxWords
  }

  private func actsOnTag(_ modifier: Modifier) -> Bool {
    if !modifier.tags.isEmpty, !modifier.tags.contains(tag) { return false }
    guard !modifier.natures.isEmpty, let nature = modifiers.natures[tag] else { return true }
    return modifier.natures.contains(nature)
  }

  /// A terminator between the modifier and the cue, for stances in the cue's own sentences. Roles
  /// reach across: so, because and if are what joins a cue to its decision.
  private func terminator(between hit: ModifierHit) -> ModifierHit? {
    guard case .stance = modifiers.modifiers[hit.modifier].effect else { return nil }
    guard sentences.contains(hit.sentence), !cue.contains(hit.range) else { return nil }
    return context.hits(in: hit.sentence).active.first {
      modifiers.modifiers[$0.modifier].direction == .endsScope && isBetween($0.range, hit)
    }
  }

  private func isBetween(_ range: ByteRange, _ hit: ModifierHit) -> Bool {
    let start = hit.range.start < cue.start ? hit.range.end : cue.end
    let end = hit.range.start < cue.start ? cue.start : hit.range.start
    return start <= range.start && range.end <= end && start < end
  }

  private func effectName(_ hit: ModifierHit) -> String {
    switch modifiers.modifiers[hit.modifier].effect {
    case .stance(let stance): stance.rawValue
    case .role(let role): role.rawValue
    case .none: ""
    }
  }

  private func step(_ kind: Resolution.Step.Kind, _ hit: ModifierHit, effect: String) -> Resolution.Step {
    .init(kind: kind, name: modifiers.modifiers[hit.modifier].category, effect: effect, range: hit.range)
  }
}
