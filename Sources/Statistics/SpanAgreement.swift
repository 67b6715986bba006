/// How far the spans that two coders marked are the same words.
package struct SpanAgreement: Sendable, Equatable {
  /// Tokens that both, the first and the second marked, over all texts.
  package private(set) var shared = 0
  package private(set) var first = 0
  package private(set) var second = 0

  package init() {}

  /// Adds the spans of one text, as ranges of its tokens, in any order; overlapping ones count once.
  package mutating func add(_ firstSpans: [Range<Int>], _ secondSpans: [Range<Int>]) {
    let firstSpans = Self.merged(firstSpans)
    let secondSpans = Self.merged(secondSpans)
    first += firstSpans.reduce(0) { $0 + $1.count }
    second += secondSpans.reduce(0) { $0 + $1.count }
    var left = 0
    var right = 0
    while left < firstSpans.count, right < secondSpans.count {
      shared += firstSpans[left].clamped(to: secondSpans[right]).count
      if firstSpans[left].upperBound < secondSpans[right].upperBound { left += 1 } else { right += 1 }
    }
  }

  /// 2|A ∩ B|/(|A| + |B|) over the tokens of all texts; `nil` where nothing was marked.
  package var f1: Double? { first + second == 0 ? nil : Double(2 * shared) / Double(first + second) }

  private static func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}
