import Auditing
import JSONWriting

/// An answer that stands, as the page knows it.
struct AnswerRecord: Sendable {
  private let verdict: JournalVerdict
  private let given: String

  /// - Returns: `nil` for an entry that takes an answer back.
  init?(_ entry: JournalEntry) {
    guard case .verdict(let verdict) = entry.act else { return nil }
    self.verdict = verdict
    given = entry.given
  }

  func write(_ json: inout JSONWriter) {
    json.object { json in
      json.key("answer")
      json.string(verdict.answer.rawValue)
      json.key("stance")
      json.optional(verdict.stance?.rawValue)
      json.key("note")
      json.string(verdict.note)
      json.key("given")
      json.string(given)
    }
  }

  /// The response to an answer, as `aside.audit-answer/1`.
  static func bytes(_ record: AnswerRecord?, item: AuditItem, answered: Int, warning: String?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.string("aside.audit-answer/1")
      json.key("item")
      json.string(item.id)
      json.key("answer")
      if let record { record.write(&json) } else { json.null() }
      json.key("answered")
      json.integer(answered)
      json.key("warning")
      json.optional(warning)
    }
    return json.bytes
  }
}
