import TranscriptModel

/// Where a pattern matched. Ranges are half-open UTF-8 byte ranges in the searched text.
package struct PatternMatch: Sendable, Equatable {
  package let range: ByteRange
  /// Capture groups 1... in order; `nil` for a group that took no part.
  package let groups: [ByteRange?]
}

/// The answer of one search.
package enum SearchOutcome: Sendable, Equatable {
  case match(PatternMatch)
  case noMatch
  case limit(MatchLimit)
}
