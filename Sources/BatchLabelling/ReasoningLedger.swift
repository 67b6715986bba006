import TranscriptModel

/// Counts what reasoning extracted transcripts have.
package struct ReasoningLedger: Sendable {
  private var transcripts = 0
  private var formats: [String: Int] = [:]
  /// Transcripts by the class of their best reasoning.
  package private(set) var visibility: [Visibility: Int] = [:]

  package init() {}

  package mutating func add(_ transcript: Transcript) {
    transcripts += 1
    if let format = transcript.format { formats[format, default: 0] += 1 }
    let found = Set(transcript.parts.filter { $0.kind == .reasoning }.map(\.visibility))
    visibility[Visibility.allCases.first(where: found.contains) ?? .absent, default: 0] += 1
  }

  /// What to say when nothing could be read; `nil` otherwise.
  package var warning: String? {
    guard transcripts > 0, visibility[.full] == nil, visibility[.summary] == nil else { return nil }
    return NoReasoning.warning(transcripts: transcripts, visibility: visibility, formats: formats)
  }
}
