import TranscriptModel

extension Transcript {
  /// The extracted reasoning in which cues are looked for, in order: neither empty nor encrypted.
  package var readableReasoning: [Part] {
    parts.filter { $0.kind == .reasoning && !$0.text.isEmpty && [.full, .summary].contains($0.visibility) }
  }
}
