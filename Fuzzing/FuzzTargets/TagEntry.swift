import ReasoningExtraction
import TranscriptModel

/// Tags in a text, read as an answer and as a field of reasoning.
final class TagEntry: FuzzEntry {
  func run(_ input: [UInt8]) -> String? {
    let text = UTF8Text(InputPieces.text(input))
    let splitter = TagSplitter(text)
    for segments in [splitter.segments(), splitter.segmentsOfReasoningField()] {
      if let broken = broken(segments, in: text) { return broken }
    }
    var transcript = Transcript(
      id: "f", source: TranscriptSource(path: "f"),
      parts: [Part(kind: .answer, text: text), Part(kind: .reasoning, text: text)])
    transcript.isReasoningThroughout = input.count.isMultiple(of: 2)
    return TranscriptCheck.broken(ReasoningExtractor.extract(transcript), of: transcript)
  }

  /// Segments lie in the text, in order, without overlap.
  private func broken(_ segments: [TagSplitter.Segment], in text: UTF8Text) -> String? {
    var end = 0
    for segment in segments {
      if segment.range.start < end || segment.range.end < segment.range.start || segment.range.end > text.count {
        return "a segment \(segment.range) behind \(end) in \(text.count) bytes"
      }
      end = segment.range.end
    }
    return nil
  }
}
