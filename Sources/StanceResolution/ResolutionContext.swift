import PatternMatching
import ReasoningExtraction
import TranscriptModel

/// One reasoning part while its cues are resolved: finds the modifiers of each sentence once.
package final class ResolutionContext {
  package let text: ReasoningText
  let echo: PromptEcho
  private let modifiers: ModifierSet
  private let scratch: MatchScratch
  private let prefilter: PatternSet.Scratch
  private var found: [Int: SentenceModifiers] = [:]

  package init(
    _ text: ReasoningText, echo: PromptEcho, modifiers: ModifierSet, scratch: MatchScratch,
    prefilter: PatternSet.Scratch
  ) {
    self.text = text
    self.echo = echo
    self.modifiers = modifiers
    self.scratch = scratch
    self.prefilter = prefilter
  }

  /// Limits that modifiers hit so far in this part.
  package var limits: Set<MatchLimit> { Set(found.values.flatMap(\.limits)) }

  func hits(in sentence: Int) -> SentenceModifiers {
    guard text.sentences.indices.contains(sentence) else { return SentenceModifiers() }
    if let hits = found[sentence] { return hits }
    let hits = modifiers.hits(in: sentence, of: text, scratch: scratch, prefilter: prefilter)
    found[sentence] = hits
    return hits
  }

  /// Words strictly between two ranges of the text; 0 when they touch or overlap.
  func wordsBetween(_ left: ByteRange, _ right: ByteRange) -> Int {
    let (first, second) = left.start <= right.start ? (left, right) : (right, left)
    guard first.end < second.start else { return 0 }
    return Words.ranges(in: text.part.text.bytes, ByteRange(first.end, second.start)).count
  }
}
