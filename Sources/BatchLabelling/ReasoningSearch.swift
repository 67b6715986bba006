import PatternMatching
import ReasoningExtraction
import TranscriptModel

/// Searches the extracted parts of transcripts with one pattern.
package final class ReasoningSearch {
  package struct Hit: Sendable, Equatable {
    /// The match and the rest of the sentences that it touches.
    package var before, match, after: String
  }

  private let pattern: Pattern
  private let kinds: Set<PartKind>
  private let scratch = MatchScratch()

  package init(pattern: Pattern, kinds: Set<PartKind>) {
    self.pattern = pattern
    self.kinds = kinds
  }

  package func hits(in transcript: Transcript) -> (hits: [Hit], hitLimit: Bool) {
    var hits: [Hit] = []
    var hitLimit = false
    for part in ReasoningExtractor.extract(transcript).parts where kinds.contains(part.kind) {
      if part.kind == .reasoning, part.visibility != .full, part.visibility != .summary { continue }
      let text = ReasoningText(part)
      let limit = part.text.bytes.withUnsafeBufferPointer { bytes in
        pattern.eachMatch(in: bytes, scratch: scratch) { hits.append(hit(at: $0.range, in: text)) }
      }
      if limit != nil { hitLimit = true }
    }
    return (hits, hitLimit)
  }

  private func hit(at range: ByteRange, in text: ReasoningText) -> Hit {
    let sentences = text.range(ofSentences: text.sentenceIndices(touching: range))
    let start = min(sentences.start, range.start)
    let end = max(sentences.end, range.end)
    return Hit(
      before: text.part.text.string(at: ByteRange(start, range.start)), match: text.part.text.string(at: range),
      after: text.part.text.string(at: ByteRange(range.end, end)))
  }
}
