import LabelStore
import RuleFormat

/// One line of a journal: an answer, or one that is taken back.
package struct JournalEntry: Sendable, Equatable {
  package enum Act: Sendable, Equatable {
    case verdict(JournalVerdict)
    /// The id of the verdict that is taken back.
    case undo(String)
  }

  /// SHA-256 of the line: its name, which the next line carries.
  package var id: String
  package var previous: String
  package var auditor: String
  /// ISO 8601.
  package var given: String
  package var act: Act
}

/// An answer to one item.
package struct JournalVerdict: Sendable, Equatable {
  package var key: TranscriptKey
  package var tag: String
  package var answer: Verdict.Answer
  package var stance: Stance?
  package var isFlagged: Bool
  package var probability: Double
  /// Transcripts with the same words, which the answer holds for as well.
  package var alike: [TranscriptKey]
  package var note: String

  package init(_ item: AuditItem, _ answer: Verdict.Answer, stance: Stance? = nil, note: String = "") {
    key = item.key
    tag = item.tag
    self.answer = answer
    self.stance = stance
    isFlagged = item.isFlagged
    probability = item.probability
    alike = item.alike
    self.note = note
  }

  init(
    key: TranscriptKey, tag: String, answer: Verdict.Answer, stance: Stance?, isFlagged: Bool, probability: Double,
    alike: [TranscriptKey], note: String
  ) {
    self.key = key
    self.tag = tag
    self.answer = answer
    self.stance = stance
    self.isFlagged = isFlagged
    self.probability = probability
    self.alike = alike
    self.note = note
  }

  /// Rows of the store: one for each transcript that the answer holds for.
  func verdicts(_ entry: JournalEntry) -> [Verdict] {
    ([key] + alike).enumerated().map { number, key in
      Verdict(
        id: Self.name(entry.id, number), transcript: key, label: tag, auditor: entry.auditor, answer: answer,
        stance: stance, isFlagged: isFlagged, probability: probability, note: note, given: entry.given)
    }
  }

  /// Names of the rows, to take them back.
  func names(_ id: String) -> [String] { (0...alike.count).map { Self.name(id, $0) } }

  private static func name(_ id: String, _ number: Int) -> String { number == 0 ? id : "\(id):\(number)" }
}
