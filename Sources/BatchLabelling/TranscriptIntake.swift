import ReasoningExtraction
import TranscriptModel
import TranscriptReading

/// What the command line does to transcripts between reading and labelling: map, join, fill, filter.
///
/// Immutable and shared by all tasks.
package struct TranscriptIntake: Sendable {
  /// Which fields of a row hold what; `nil` where the dump's own format says it.
  package var mapping: FieldMapping?
  package var join: JoinedFile?
  package var defaults: TranscriptDefaults
  package var filter: TranscriptFilter?
  /// Texts among conditions and outcomes are replaced by digests; the filter still sees them.
  package var redacts = false

  package init(
    mapping: FieldMapping? = nil, join: JoinedFile? = nil, defaults: TranscriptDefaults = TranscriptDefaults(),
    filter: TranscriptFilter? = nil
  ) {
    self.mapping = mapping
    self.join = join
    self.defaults = defaults
    self.filter = filter
  }

  /// - Parameter counts: Takes up what happened.
  /// - Returns: The completed transcript, or `nil` when the filter leaves it out.
  func admitted(_ transcript: Transcript, _ counts: inout IntakeCounts) -> Transcript? {
    let result = completed(transcript, &counts)
    return redacts ? result?.withoutLongValues() : result
  }

  private func completed(_ transcript: Transcript, _ counts: inout IntakeCounts) -> Transcript? {
    var result = transcript
    if let join {
      if let found = join.joined(result) {
        result = found.transcript
        counts.joinedRows.append(found.row)
      } else {
        counts.withoutRow += 1
      }
    }
    result = defaults.filled(result)
    guard let filter else { return result }
    let verdict = filter.verdict(on: filter.needsExtraction ? ReasoningExtractor.extract(result) : result)
    counts.asked += 1
    counts.presentFields |= verdict.present
    if verdict.hitLimit { counts.filterLimits += 1 }
    if verdict.holds { return result }
    counts.filtered += 1
    return nil
  }
}
