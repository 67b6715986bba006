import TranscriptModel

/// What one row of a joined file adds to transcripts.
struct JoinedRow: Sendable {
  var model: String?
  var promptID: String?
  var prompt: [Part] = []
  var limits: [LimitNote] = []
  var condition: [String: ScalarValue] = [:]
  var outcome: [String: ScalarValue] = [:]

  /// What the transcript says itself stays; a prompt is added only where there is none.
  func added(to transcript: Transcript) -> Transcript {
    var result = transcript
    result.model = transcript.model ?? model
    result.condition.merge(condition) { own, _ in own }
    result.outcome.merge(outcome) { own, _ in own }
    if !prompt.isEmpty, !transcript.parts.contains(where: { $0.kind == .prompt || $0.kind == .system }) {
      result.parts = prompt + transcript.parts
      result.limits += limits
    }
    result.promptID = transcript.promptID ?? promptID ?? RecordFields.promptDigest(result.parts)
    return result
  }
}
