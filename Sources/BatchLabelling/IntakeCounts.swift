/// What a run's mapping, join and filter did, in numbers.
package struct IntakeCounts: Sendable, Equatable {
  /// Transcripts that the filter was asked about.
  package var asked = 0
  /// Which of the filter's fields were there, as `TranscriptFilter.Verdict` has them.
  package var presentFields: UInt64 = 0
  /// Transcripts that the filter left out.
  package var filtered = 0
  /// Transcripts for which a pattern of the filter hit a limit, which counts as no match.
  package var filterLimits = 0
  /// Transcripts without a row in the joined file.
  package var withoutRow = 0
  /// Rows of the joined file, one entry per transcript that used one.
  package var joinedRows: [Int] = []

  package init() {}

  package mutating func add(_ other: IntakeCounts) {
    asked += other.asked
    presentFields |= other.presentFields
    filtered += other.filtered
    filterLimits += other.filterLimits
    withoutRow += other.withoutRow
    joinedRows += other.joinedRows
  }
}
