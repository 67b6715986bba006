import TranscriptModel

/// Splits an assistant's text into reasoning, drafts and answer by its tags.
package struct TagSplitter {
  package struct Segment: Sendable, Equatable {
    package enum Kind: Sendable { case reasoning, draft, answer }
    package var kind: Kind
    package var range: ByteRange
    /// An opener without its closer.
    package var truncated: Bool = false
  }

  private let bytes: [UInt8]
  private let tokens: [TagToken]

  package init(_ text: UTF8Text) {
    bytes = text.bytes
    tokens = TagScanner(bytes: text.bytes).tokens()
  }

  /// True when the text holds a reasoning tag.
  package var hasReasoning: Bool {
    tokens.contains { $0.kind == .openReasoning || ($0.kind == .closeReasoning && !$0.closesAnything) }
  }

  /// The segments of an answer that may hold tagged reasoning, in order.
  ///
  /// A closer without an opener makes all text before it reasoning (the template supplied the opener);
  /// an opener without a closer makes all text after it reasoning, truncated. Nested openers of one
  /// dialect count. No tag gives one answer segment.
  package func segments() -> [Segment] {
    var segments: [Segment] = []
    var position = 0
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .openReasoning:
        add(.answer, position, token.range.start, to: &segments)
        let end = closer(of: index)
        let last = end.map { tokens[$0].range.start } ?? bytes.count
        addReasoning(token.range.end, last, truncated: end == nil, to: &segments)
        position = end.map { tokens[$0].range.end } ?? bytes.count
        index = end.map { $0 + 1 } ?? tokens.count
        continue
      case .closeReasoning where token.closesAnything:
        add(.answer, position, token.range.start, to: &segments)
        position = token.range.end
      case .closeReasoning where segments.allSatisfy({ $0.kind == .answer }):
        segments.removeAll()
        addReasoning(0, token.range.start, truncated: false, to: &segments)
        position = token.range.end
      case .layout:
        add(.answer, position, token.range.start, to: &segments)
        position = token.range.end
      default: break
      }
      index += 1
    }
    add(.answer, position, bytes.count, to: &segments)
    return segments
  }

  /// The segments of a field that is reasoning by itself: tags around the whole of it are taken off,
  /// what follows its closer is an answer, and drafts inside are set apart.
  package func segmentsOfReasoningField() -> [Segment] {
    let opensAtStart =
      tokens.first.map { token in
        token.kind == .openReasoning
          && bytes[..<token.range.start].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      } ?? false
    let closesUnopened =
      tokens.first { $0.kind == .openReasoning || ($0.kind == .closeReasoning && !$0.closesAnything) }?.kind
      == .closeReasoning
    if opensAtStart || closesUnopened { return segments() }
    var segments: [Segment] = []
    addReasoning(0, bytes.count, truncated: false, to: &segments)
    return segments
  }

  /// The token that closes the opener at `index`, by depth; the last closer where depth never ends.
  private func closer(of index: Int) -> Int? {
    var depth = 0
    var last: Int?
    for candidate in index..<tokens.count where tokens[candidate].dialect == tokens[index].dialect {
      if tokens[candidate].kind == .openReasoning { depth += 1 }
      if tokens[candidate].kind == .closeReasoning {
        depth -= 1
        last = candidate
        if depth == 0 { return candidate }
      }
    }
    return last
  }

  private func add(_ kind: Segment.Kind, _ start: Int, _ end: Int, to segments: inout [Segment]) {
    if start < end { segments.append(Segment(kind: kind, range: ByteRange(start, end))) }
  }

  private func addReasoning(_ start: Int, _ end: Int, truncated: Bool, to segments: inout [Segment]) {
    var position = start
    let first = segments.count
    for (index, token) in tokens.enumerated()
    where token.kind == .openDraft && token.range.start >= position && token.range.end <= end {
      let closer = tokens[index...].first {
        $0.kind == .closeDraft && $0.dialect == token.dialect && $0.range.end <= end
      }
      add(.reasoning, position, token.range.start, to: &segments)
      add(.draft, token.range.end, closer?.range.start ?? end, to: &segments)
      position = closer?.range.end ?? end
    }
    if position < end || segments.count == first {
      segments.append(Segment(kind: .reasoning, range: ByteRange(position, max(position, end))))
    }
    if truncated, let last = segments.indices.last { segments[last].truncated = true }
  }
}
