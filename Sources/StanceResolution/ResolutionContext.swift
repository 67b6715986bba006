import PatternMatching
import ReasoningExtraction
import TranscriptModel

/// One reasoning part while its cues are resolved: finds the modifiers of each sentence once.
package final class ResolutionContext {
  package let text: ReasoningText
  private let echo: PromptEcho
  private let modifiers: ModifierSet
  private let scratch: MatchScratch
  private let prefilter: PatternSet.Scratch
  private var found: [Int: SentenceModifiers] = [:]
  /// Whether the part is a story of others, by its pronouns.
  package private(set) lazy var tellsOfOthers = SubjectCheck().tellsOfOthers(text)
  private var echoes: [Range<Int>: PromptEcho.Measure] = [:]

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

  /// How much of these sentences repeats what the model was given.
  func echo(of sentences: Range<Int>) -> PromptEcho.Measure {
    if let measure = echoes[sentences] { return measure }
    let measure = echo.measure(text.part.text.bytes, text.range(ofSentences: sentences))
    echoes[sentences] = measure
    return measure
  }

  /// Words strictly between two ranges of the text; 0 when they touch or overlap.
  func wordsBetween(_ left: ByteRange, _ right: ByteRange) -> Int {
    let (first, second) = left.start <= right.start ? (left, right) : (right, left)
    guard first.end < second.start else { return 0 }
    return Words.count(in: text.part.text.bytes, ByteRange(first.end, second.start))
  }
}
