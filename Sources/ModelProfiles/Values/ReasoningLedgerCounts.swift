import TranscriptModel

/// What became of every transcript: nothing vanishes from a denominator unseen. Sums.
package struct ReasoningLedgerCounts: Sendable, Hashable {
  package var transcripts = 0
  /// The denominator of rates: full reasoning in a language that the rules know.
  package var readable = 0
  /// By the class of the best reasoning part; sums to `transcripts`.
  package var visibility: [Visibility: Int] = [:]
  /// Full reasoning in an unsupported language: not in `readable`.
  package var otherLanguage = 0
  /// Cut-off scratchpads among `readable`.
  package var truncated = 0
  /// Transcripts that hit a limit or were repaired.
  package var limited = 0
  /// Limits and repairs in all.
  package var limits = 0
  /// Readable transcripts without a prompt id.
  package var withoutPrompt = 0
  /// Lines that could not be read and are known to belong here; not among `transcripts`.
  package var unread = 0

  package init() {}
}
