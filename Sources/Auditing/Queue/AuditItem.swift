import LabelStore
import TranscriptModel

/// One question for an auditor: is the tag there?
package struct AuditItem: Sendable, Equatable {
  package var key: TranscriptKey
  package var tag: String
  package var isFlagged: Bool
  /// The chance with which the item was drawn; 0 where it was chosen and not drawn, which no rate is corrected by.
  package var probability: Double
  /// Transcripts in which the same words were found, judged together with it; without itself.
  package var alike: [TranscriptKey]
  package var score: Double
  package var model: String?
  package var condition: [String: ScalarValue]

  /// Names the question for good, whatever rules found it.
  package var id: String { key.text + ":" + tag }
}
