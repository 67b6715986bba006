import Auditing
import JSONWriting

/// An answer that stands, as the page knows it.
struct AnswerRecord: Sendable {
  private let verdict: JournalVerdict
  private let given: String

  /// - Returns: `nil` where the item has no answer.
  init?(_ item: AuditItem, _ session: AuditSession) {
    guard let entry = session.entry(answering: item), case .verdict(let verdict) = entry.act else { return nil }
    self.verdict = verdict
    given = entry.given
  }

  func write(_ json: inout JSONWriter) {
    json.object { json in
      json.key("answer")
      json.string(verdict.answer.rawValue)
      json.key("stance")
      json.optional(verdict.stance?.rawValue)
      json.key("tag")
      json.optional(verdict.otherTag)
      json.key("note")
      json.string(verdict.note)
      json.key("given")
      json.string(given)
    }
  }

  /// The key `answer` and what stands of it.
  static func write(_ item: AuditItem, _ session: AuditSession, _ json: inout JSONWriter) {
    json.key("answer")
    if let record = AnswerRecord(item, session) { record.write(&json) } else { json.null() }
  }
}
