import Labelling
import ReasoningExtraction
import RuleFormat
import StanceResolution
import TranscriptModel

/// Makes examples of rules from texts: as little of the text as keeps the rule doing what it did.
package struct ExampleDrafting {
  package struct Draft: Sendable, Equatable {
    package var rule: String
    package var addition: RuleExampleAddition
    /// The rule does what the example asks already.
    package var isKept: Bool
  }

  private let modifiers: ModifierSet

  package init(_ pack: RulePack) { modifiers = ModifierSet(pack) }

  /// Cost: the rule over short texts, some dozen times.
  package func draft(_ wish: ExampleWish) throws(ExampleRefusal) -> Draft {
    guard wish.rule.lookIn.first == .reasoning else { throw .otherPlace }
    let trial = ExampleTrial(wish, modifiers)
    let text = ReasoningText(Part(kind: .reasoning, text: wish.text))
    let own = text.sentenceIndices(touching: wish.reach)
    for more in 0...2 {
      let indices = max(0, own.lowerBound - more)..<min(text.sentences.count, own.upperBound + more)
      let window = text.range(ofSentences: indices).union(wish.reach)
      guard trial.holds(window) else { continue }
      return try draft(wish, trial, shrunk(window, wish, trial))
    }
    throw .needsMoreText
  }

  /// Cuts whole clauses at both ends, those next to the cue last.
  private func shrunk(_ window: ByteRange, _ wish: ExampleWish, _ trial: ExampleTrial) -> ByteRange {
    var best = window
    let borders = ClauseBorders(wish.text.bytes, window)
    for start in borders.starts.reversed() where start <= wish.reach.start && start > best.start {
      guard trial.holds(ByteRange(start, best.end)) else { continue }
      best.start = start
      break
    }
    for end in borders.ends where end >= wish.reach.end && end < best.end {
      guard trial.holds(ByteRange(best.start, end)) else { continue }
      best.end = end
      break
    }
    return best
  }

  private func draft(
    _ wish: ExampleWish, _ trial: ExampleTrial, _ range: ByteRange
  ) throws(ExampleRefusal) -> Draft {
    let text = wish.text.string(at: range)
    guard RuleExampleAddition.canBeMarked(text) else { throw .unmarkable }
    switch wish.wanted {
    case .match(let stance):
      let spans = try separate(trial.cues(range).map(\.match.range))
      return Draft(
        rule: wish.rule.id, addition: RuleExampleAddition(.match, text: text, spans: spans, stance: stance),
        isKept: stance == wish.found)
    case .moved(let ends, let stance):
      let found = wish.range.shifted(by: -range.start)
      let spans = try separate(
        trial.cues(range).map { $0.match.range == found ? ends.shifted(by: -range.start) : $0.match.range })
      return Draft(
        rule: wish.rule.id, addition: RuleExampleAddition(.match, text: text, spans: spans, stance: stance),
        isKept: false)
    case .noMatch(let because):
      return Draft(
        rule: wish.rule.id, addition: RuleExampleAddition(.noMatch, text: text, because: because), isKept: false)
    case .missed(let because):
      // An example asks about the whole of its text.
      guard trial.cues(range).isEmpty else { throw .needsMoreText }
      return Draft(
        rule: wish.rule.id, addition: RuleExampleAddition(.todoMatch, text: text, because: because), isKept: true)
    }
  }

  /// The spans, if they can be marked one after the other.
  private func separate(_ spans: [ByteRange]) throws(ExampleRefusal) -> [ByteRange] {
    guard zip(spans, spans.dropFirst()).allSatisfy({ $0.end <= $1.start }) else { throw .unmarkable }
    return spans
  }
}

extension ExampleWish {
  /// What an example has to hold: the cue, and the words where it should be.
  fileprivate var reach: ByteRange {
    if case .moved(let ends, _) = wanted { return range.union(ends) }
    return range
  }
}
