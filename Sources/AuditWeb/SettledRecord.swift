import Auditing
import JSONWriting
import LabelStore

/// What stands after a key, as it was when the key was settled; later answers change nothing in it.
struct SettledRecord {
  private let item: AuditItem?
  private let answer: AnswerRecord?
  private let marks: OwnMarks?
  private let history: HistoryRecord?
  private let answered: Int

  /// - Parameters:
  ///   - item: `nil` where the key was for no item of the queue.
  ///   - passage: The item's text where it has marks; else not needed.
  init(_ item: AuditItem?, _ passage: StoredPassage?, _ session: AuditSession) {
    self.item = item
    answer = item.flatMap { AnswerRecord($0, session) }
    marks = item.map { OwnMarks($0.key, passage, session) }
    history = item.map { HistoryRecord($0, session) }
    answered = session.answered
  }

  /// The response to the key, as `aside.audit-answer/1`.
  func bytes(warning: String?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.string("aside.audit-answer/1")
      json.key("item")
      json.optional(item?.id)
      if item != nil {
        json.key("answer")
        if let answer { answer.write(&json) } else { json.null() }
        marks?.write(&json)
        history?.write(&json)
      }
      json.key("answered")
      json.integer(answered)
      json.key("warning")
      json.optional(warning)
    }
    return json.bytes
  }
}
