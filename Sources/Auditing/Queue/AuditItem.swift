import LabelStore
import RuleFormat
import TranscriptModel

/// One question for an auditor: is the tag there?
package struct AuditItem: Sendable, Equatable {
  package var key: TranscriptKey
  package var tag: String
  package var isFlagged: Bool
  /// The chance with which the item was drawn; 0 where it was chosen and not drawn, which no rate is corrected by.
  package var probability: Double
  /// What the chance is one among; see `Verdict.frame`.
  package var frame = ""
  /// `again` is never shown: a repeat looks like any other item.
  package var purpose = Verdict.Purpose.audit
  /// Transcripts in which the same words were found, judged together with it; without itself.
  package var alike: [TranscriptKey]
  package var score: Double
  /// Of the tag as the rules found it; `nil` without a cue.
  package var stance: Stance?
  package var model: String?
  package var condition: [String: ScalarValue]

  package init(
    key: TranscriptKey, tag: String, isFlagged: Bool, probability: Double, frame: String = "",
    purpose: Verdict.Purpose = .audit, alike: [TranscriptKey] = [], score: Double = 0, stance: Stance? = nil,
    model: String? = nil, condition: [String: ScalarValue] = [:]
  ) {
    self.key = key
    self.tag = tag
    self.isFlagged = isFlagged
    self.probability = probability
    self.frame = frame
    self.purpose = purpose
    self.alike = alike
    self.score = score
    self.stance = stance
    self.model = model
    self.condition = condition
  }

  /// Names the question for good, whatever rules found it.
  package var id: String { Self.id(key, tag, purpose) }

  static func id(_ key: TranscriptKey, _ tag: String, _ purpose: Verdict.Purpose) -> String {
    key.text + ":" + tag + (purpose == .audit ? "" : ":" + purpose.rawValue)
  }

  /// The same question about another text with the same words, on its own or together with some.
  func alone(_ key: TranscriptKey, alike: [TranscriptKey] = []) -> AuditItem {
    var item = self
    item.key = key
    item.alike = alike
    return item
  }
}
