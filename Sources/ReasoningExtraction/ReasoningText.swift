import TranscriptModel

/// A reasoning part, ready to be searched: its text, sentences and which of them repeat.
package struct ReasoningText: Sendable {
  package let part: Part
  package let sentences: [Sentence]
  package let wordCount: Int

  package init(_ part: Part) {
    self.part = part
    sentences = SentenceSplitter.sentences(in: part.text)
    wordCount = Words.count(in: part.text.bytes)
  }

  /// Indices of the sentences that `range` touches; empty only for an empty text.
  package func sentenceIndices(touching range: ByteRange) -> Range<Int> {
    let first = index(ofSentenceEndingAfter: range.start)
    var last = first
    while last < sentences.count, sentences[last].range.start < range.end { last += 1 }
    return first..<max(last, min(first + 1, sentences.count))
  }

  private func index(ofSentenceEndingAfter offset: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.end > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The last one before it that is no code.
  package func sentence(before index: Int) -> Sentence? {
    sentences.prefix(max(0, index)).last { $0.kind != .code }
  }

  /// The bytes from the first to the last of these sentences.
  package func range(ofSentences indices: Range<Int>) -> ByteRange {
    guard let first = indices.first, let last = indices.last, last < sentences.count else { return ByteRange(0, 0) }
    return ByteRange(sentences[first].range.start, sentences[last].range.end)
  }

  /// For each sentence the index of the first one with the same words, or `nil` for a first one.
  ///
  /// Sentences under four words never count as repeats. One pass over the text.
  package func repeats() -> [Int?] {
    var first: [UInt64: Int] = [:]
    return sentences.indices.map { index in
      let words = Words.ranges(in: part.text.bytes, sentences[index].range)
      guard words.count >= 4 else { return nil }
      let hash = words.reduce(0) { ($0 ^ Words.hash(part.text.bytes, $1)) &* 0x9E37_79B9_7F4A_7C15 }
      if let earlier = first[hash] { return earlier }
      first[hash] = index
      return nil
    }
  }
}
