import Labelling
import TranscriptModel

/// Pairs of rules that mark the same bytes.
package struct RuleOverlap: Sendable {
  package struct Pair: Sendable, Equatable {
    /// In the order of ids.
    package var first: String
    package var second: String
    package var tags: [String]
    /// Bytes that both mark, over bytes that one of them marks, in the whole dump: 0 ... 1.
    package var jaccard: Double
    /// `shared` over the bytes of each: 1 means that the rule lies inside the other.
    package var containment: [Double]
    /// Bytes that both mark.
    package var shared: Int
    /// Transcripts in which they overlap.
    package var transcripts: Int
  }

  /// All pairs that share a byte: the greatest Jaccard index first, then by shared bytes, then by id.
  package private(set) var pairs: [Pair] = []
  package private(set) var transcripts = 0

  /// Cues in reasoning, of any stance. What one rule marks twice is one span.
  package init(_ labelled: [LabelledTranscript]) {
    transcripts = labelled.count
    var bytes: [String: Int] = [:]
    var tags: [String: String] = [:]
    var shared: [[String]: (bytes: Int, transcripts: Int)] = [:]
    for text in labelled {
      var here: [[String]: Int] = [:]
      for (_, cues) in Dictionary(grouping: text.cues, by: \.part) {
        for cue in cues { tags[cue.rule] = cue.tag }
        let spans = Dictionary(grouping: cues, by: \.rule).mapValues { Self.merged($0.map(\.range)) }
          .sorted { $0.key < $1.key }
        for (index, one) in spans.enumerated() {
          bytes[one.key, default: 0] += one.value.reduce(0) { $0 + $1.count }
          for other in spans[(index + 1)...] {
            let count = Self.sharedBytes(one.value, other.value)
            if count > 0 { here[[one.key, other.key], default: 0] += count }
          }
        }
      }
      for (key, count) in here {
        shared[key, default: (0, 0)].bytes += count
        shared[key]?.transcripts += 1
      }
    }
    pairs = shared.map { Self.pair($0.key, $0.value, bytes, tags) }.sorted(by: Self.isCloser)
  }

  private static func pair(
    _ rules: [String], _ shared: (bytes: Int, transcripts: Int), _ bytes: [String: Int], _ tags: [String: String]
  ) -> Pair {
    let sizes = rules.map { bytes[$0] ?? 0 }
    return Pair(
      first: rules[0], second: rules[1], tags: rules.compactMap { tags[$0] },
      jaccard: Double(shared.bytes) / Double(max(1, sizes[0] + sizes[1] - shared.bytes)),
      containment: sizes.map { Double(shared.bytes) / Double(max(1, $0)) }, shared: shared.bytes,
      transcripts: shared.transcripts)
  }

  private static func isCloser(_ left: Pair, _ right: Pair) -> Bool {
    if left.jaccard != right.jaccard { return left.jaccard > right.jaccard }
    if left.shared != right.shared { return left.shared > right.shared }
    return (left.first, left.second) < (right.first, right.second)
  }

  /// The ranges as disjoint ones, by place.
  static func merged(_ ranges: [ByteRange]) -> [ByteRange] {
    var result: [ByteRange] = []
    for range in ranges.sorted(by: { $0.start < $1.start }) {
      if let last = result.last, range.start <= last.end {
        result[result.count - 1] = last.union(range)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private static func sharedBytes(_ left: [ByteRange], _ right: [ByteRange]) -> Int {
    left.reduce(0) { sum, one in
      sum + right.reduce(0) { $0 + max(0, min(one.end, $1.end) - max(one.start, $1.start)) }
    }
  }
}
