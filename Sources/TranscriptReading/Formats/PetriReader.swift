import TranscriptModel

/// Reads Petri's own transcripts (version 3 JSON).
struct PetriReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  static func recognises(_ root: JSONValue) -> Bool {
    PetriReplay.isTranscript(root) && !BloomReader.recognises(root)
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    guard PetriReplay.isTranscript(root) else { return context.unread(.unknownFormat, "no Petri transcript") }
    return [.transcript(PetriReplay(root).transcript(context))]
  }
}
