import TranscriptModel

/// Turns the parts that a reader found into the parts that are labelled: tagged reasoning is cut out
/// of answers, drafts out of reasoning, and every part gets its number.
package enum ReasoningExtractor {
  /// - Returns: The transcript with its final parts. A transcript that has an answer but no place for
  ///   reasoning gets one empty reasoning part with visibility `absent`.
  package static func extract(_ transcript: Transcript) -> Transcript {
    var parts: [Part] = []
    for part in transcript.parts {
      switch part.kind {
      case .answer: parts += split(part)
      case .reasoning where part.visibility == .full || part.visibility == .summary: parts += reasoning(part)
      default: parts.append(part)
      }
    }
    let hasReasoning = parts.contains { $0.kind == .reasoning }
    if !hasReasoning, transcript.isReasoningThroughout {
      for index in parts.indices where parts[index].kind == .answer {
        parts[index].kind = .reasoning
        if parts[index].text.isBlank { parts[index].visibility = .empty }
      }
    } else if !hasReasoning {
      parts.append(Part(kind: .reasoning, text: .empty, visibility: .absent))
    }
    for index in parts.indices { parts[index].index = index }
    var result = transcript
    result.parts = parts
    return result
  }

  private static func split(_ part: Part) -> [Part] {
    let splitter = TagSplitter(part.text)
    guard splitter.hasReasoning else { return [part] }
    return pieces(of: part, splitter.segments(), emptyMeans: .absent)
  }

  private static func reasoning(_ part: Part) -> [Part] {
    if part.text.isBlank {
      var empty = part
      empty.visibility = .empty
      return [empty]
    }
    return pieces(of: part, TagSplitter(part.text).segmentsOfReasoningField(), emptyMeans: .empty)
  }

  private static func pieces(
    of part: Part, _ segments: [TagSplitter.Segment], emptyMeans: Visibility
  ) -> [Part] {
    var origin = part.origin
    var position = 0
    func isBlank(_ segment: TagSplitter.Segment) -> Bool { part.text.isBlank(in: segment.range) }
    // White space around a draft is no thought of its own.
    let hasThought = segments.contains { $0.kind == .reasoning && !isBlank($0) }
    return segments.filter { !(hasThought && $0.kind == .reasoning && isBlank($0)) }.map { segment in
      var piece = part
      origin.advance(over: part.text.bytes[position..<segment.range.start])
      position = segment.range.start
      piece.origin = origin
      piece.text = segment.range.count == part.text.count ? part.text : part.text.slice(segment.range)
      switch segment.kind {
      case .answer: piece.kind = .answer
      case .draft: piece.kind = .draft
      case .reasoning:
        piece.kind = .reasoning
        piece.truncated = part.truncated || segment.truncated
        // An empty pair is how a model without thinking writes: nothing is hidden (visibility absent).
        if piece.text.isBlank { piece.visibility = emptyMeans }
      }
      return piece
    }
  }
}
