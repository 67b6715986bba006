import TranscriptModel

/// What the command line says about transcripts that the dump leaves out.
package struct TranscriptDefaults: Sendable {
  package var model: String?
  package var condition: [String: ScalarValue]

  package init(model: String? = nil, condition: [String: ScalarValue] = [:]) {
    self.model = model
    self.condition = condition
  }

  /// Fills what is missing; what the dump says stays.
  func filled(_ transcript: Transcript) -> Transcript {
    var filled = transcript
    filled.model = transcript.model ?? model
    filled.condition.merge(condition) { own, _ in own }
    return filled
  }
}
