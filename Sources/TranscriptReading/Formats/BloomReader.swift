import TranscriptModel

/// Reads Bloom's rollouts: the transcript format of Petri, with an evaluator in the auditor's place, as a
/// file of its own or as a row with the number of its variation and repetition.
struct BloomReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    if let transcript = root["transcript"], transcript.kind == .object { return PetriReplay.isTranscript(transcript) }
    return PetriReplay.isTranscript(root)
      && (root["events"]?.items.first).map { PetriReplay.isSeen($0, by: "evaluator") } == true
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    let isRow = root["transcript"]?.kind == .object
    let inner = isRow ? root["transcript"] ?? root : root
    guard PetriReplay.isTranscript(inner) else { return context.unread(.unknownFormat, "no Bloom rollout") }
    var transcript = PetriReplay(inner, at: isRow ? "/transcript" : "").transcript(context)
    transcript.epoch = root["repetition_number"]?.integer
    if let variation = root["variation_number"]?.scalar, variation != .null {
      transcript.condition["variation_number"] = variation
    }
    return [.transcript(transcript)]
  }
}
