import ReasoningExtraction
import TranscriptModel

/// Sentences of a text, and how much of one text another repeats.
final class SentenceEntry: FuzzEntry {
  func run(_ input: [UInt8]) -> String? {
    let (first, rest) = InputPieces.two(input)
    let text = ReasoningText(Part(kind: .reasoning, text: UTF8Text(InputPieces.text(first))))
    if let broken = broken(text) { return broken }
    let echo = PromptEcho([UTF8Text(InputPieces.text(rest))])
    for (number, sentence) in text.sentences.enumerated() {
      let share = echo.measure(text.part.text.bytes, sentence.range).share
      if !(0...1).contains(share) { return "an echo of \(share)" }
      if !text.sentenceIndices(touching: sentence.range).contains(number) { return "sentence \(number) misses itself" }
    }
    let repeats = text.repeats()
    for (number, earlier) in repeats.enumerated() {
      if let earlier, earlier >= number || repeats[earlier] != nil { return "sentence \(number) repeats \(earlier)" }
    }
    return nil
  }

  /// Every byte that is no white space of ASCII is in exactly one sentence.
  private func broken(_ text: ReasoningText) -> String? {
    let bytes = text.part.text.bytes
    var end = 0
    for sentence in text.sentences {
      let range = sentence.range
      guard range.start >= end, range.end > range.start, range.end <= bytes.count else {
        return "a sentence at \(range)"
      }
      if !text.part.text.isBlank(in: ByteRange(end, range.start)) { return "text between \(end) and \(range.start)" }
      if bytes[range.start] & 0xC0 == 0x80 { return "a sentence starts inside a character at \(range.start)" }
      end = range.end
    }
    return text.part.text.isBlank(in: ByteRange(end, bytes.count)) ? nil : "text behind \(end)"
  }
}
