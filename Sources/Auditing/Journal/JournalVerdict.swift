import LabelStore
import RuleFormat

/// An answer to one item.
package struct JournalVerdict: Sendable, Equatable {
  package var key: TranscriptKey
  package var tag: String
  package var answer: Verdict.Answer
  /// With `wrongStance` and `missed` the right one, with `right` the one that was shown; `nil` where none is known.
  package var stance: Stance?
  /// With `wrongTag` the right one.
  package var otherTag: String?
  package var isFlagged: Bool
  package var probability: Double
  /// See `Verdict.frame`.
  package var frame: String
  package var purpose: Verdict.Purpose
  /// Transcripts with the same words, which the answer holds for as well.
  package var alike: [TranscriptKey]
  package var note: String

  package init(
    _ item: AuditItem, _ answer: Verdict.Answer, stance: Stance? = nil, otherTag: String? = nil, note: String = ""
  ) {
    self.init(
      key: item.key, tag: item.tag, answer: answer, stance: stance ?? (answer == .right ? item.stance : nil),
      otherTag: otherTag, isFlagged: item.isFlagged, probability: item.probability, frame: item.frame,
      purpose: item.purpose, alike: item.purpose == .again ? [] : item.alike, note: note)
  }

  init(
    key: TranscriptKey, tag: String, answer: Verdict.Answer, stance: Stance?, otherTag: String?, isFlagged: Bool,
    probability: Double, frame: String, purpose: Verdict.Purpose, alike: [TranscriptKey], note: String
  ) {
    self.key = key
    self.tag = tag
    self.answer = answer
    self.stance = stance
    self.otherTag = otherTag
    self.isFlagged = isFlagged
    self.probability = probability
    self.frame = frame
    self.purpose = purpose
    self.alike = alike
    self.note = note
  }

  /// The item that it answers, as `AuditItem.id` has it.
  package var item: String { AuditItem.id(key, tag, purpose) }

  /// Rows of the store: one for each transcript that the answer holds for.
  func verdicts(_ entry: JournalEntry) -> [Verdict] {
    ([key] + alike).enumerated().map { number, key in
      Verdict(
        id: Self.name(entry.id, number), transcript: key, label: tag, auditor: entry.auditor, answer: answer,
        stance: stance, otherTag: otherTag, isFlagged: isFlagged, probability: probability, purpose: purpose,
        frame: frame, note: note, given: entry.given)
    }
  }

  /// Names of the rows, to take them back.
  func names(_ id: String) -> [String] { (0...alike.count).map { Self.name(id, $0) } }

  private static func name(_ id: String, _ number: Int) -> String { number == 0 ? id : "\(id):\(number)" }

  /// The line of the journal that a row of the store comes from.
  static func entry(ofRow name: String) -> String { String(name.prefix { $0 != ":" }) }
}
