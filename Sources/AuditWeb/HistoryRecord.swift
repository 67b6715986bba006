import Auditing
import JSONWriting

/// What an auditor did with a text, oldest first, also what was taken back.
struct HistoryRecord {
  private let entries: [JournalEntry]
  private let undone: Set<String>

  /// Of the item's text; empty for an item that is asked once more, as if it were new.
  ///
  /// Cost: a walk over the auditor's journal.
  init(_ item: AuditItem, _ session: AuditSession) {
    entries = item.purpose == .again ? [] : session.history(of: item.key)
    undone = Set(entries.compactMap { if case .undo(let id) = $0.act { id } else { nil } })
  }

  /// The key `history`.
  func write(_ json: inout JSONWriter) {
    json.key("history")
    json.array { json in
      for entry in entries { write(entry, &json) }
    }
  }

  private func write(_ entry: JournalEntry, _ json: inout JSONWriter) {
    switch entry.act {
    case .undo: return
    case .verdict(let verdict):
      line(
        entry, verdict.tag, verdict.answer.rawValue, verdict.stance?.rawValue, verdict.otherTag, verdict.note, &json)
    case .mark(let mark): line(entry, mark.tag, nil, mark.stance.rawValue, nil, mark.note, &json)
    }
  }

  private func line(
    _ entry: JournalEntry, _ tag: String, _ answer: String?, _ stance: String?, _ other: String?, _ note: String,
    _ json: inout JSONWriter
  ) {
    json.object { json in
      json.key("tag")
      json.string(tag)
      json.key("answer")
      json.optional(answer)
      json.key("stance")
      json.optional(stance)
      json.key("other")
      json.optional(other)
      json.key("note")
      json.string(note)
      json.key("given")
      json.string(entry.given)
      json.key("undone")
      json.bool(undone.contains(entry.id))
    }
  }
}
