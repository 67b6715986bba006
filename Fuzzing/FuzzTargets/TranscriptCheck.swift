import ReasoningExtraction
import TranscriptModel
import TranscriptReading

/// What every transcript promises, whatever it was read from.
enum TranscriptCheck {
  /// - Returns: The promise that was broken.
  static func broken(_ item: ReadItem) -> String? {
    guard case .transcript(let transcript) = item else { return nil }
    if let part = transcript.parts.first(where: { !isUTF8($0.text) }) { return "\(part.field) is no UTF-8" }
    return broken(ReasoningExtractor.extract(transcript), of: transcript)
  }

  static func broken(_ extracted: Transcript, of raw: Transcript) -> String? {
    for (number, part) in extracted.parts.enumerated() {
      if part.index != number { return "part \(number) is numbered \(part.index)" }
      if !isUTF8(part.text) { return "extracted part \(number) is no UTF-8" }
      let origin = part.origin
      if origin.bytes < 0 || origin.utf16 < origin.characters || origin.bytes < origin.utf16 {
        return "part \(number) starts at \(origin)"
      }
    }
    let (before, after) = (size(raw), size(extracted))
    return after > before ? "extraction made \(after) bytes of \(before)" : nil
  }

  private static func size(_ transcript: Transcript) -> Int { transcript.parts.reduce(0) { $0 + $1.text.count } }

  private static func isUTF8(_ text: UTF8Text) -> Bool { String(validating: text.bytes, as: UTF8.self) != nil }
}
