import TranscriptModel

/// A transcript with its labels.
package struct LabelledTranscript: Sendable {
  package var transcript: Transcript
  package var reasoning: ReasoningSummary
  /// Tags with a cue of any stance; the others are absent with score 0.
  package var tags: [String: TagLabel]
  /// Composites with an ingredient.
  package var composites: [String: CompositeLabel]
  /// Where full reasoning stands beside summaries: the composites that hold by cues in what is full. `nil` elsewhere.
  package var fullComposites: Set<String>?
  /// Cues in reasoning, by part, then place.
  package var cues: [Cue]
  /// Cues of rules that look into the answer or the prompt; they never make a tag present.
  package var outside: [Cue]
  package var limits: [LimitNote]
  /// By tag, what the words of all its sentences say as a logit; of tags that have weights for whole texts.
  package var wordLogits = WordLogits.none
  /// Its words speak for no tag, so that rules were not searched for in its reasoning.
  package var isScreened = false
}
