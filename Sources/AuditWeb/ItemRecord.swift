import Auditing
import JSONWriting
import LabelStore
import TranscriptModel

/// An item with its texts as the page gets it. Places count UTF-16 code units of a part, as JavaScript does.
struct ItemRecord {
  /// Leaves out id, model, condition, rules and score.
  let isBlind: Bool

  /// - Parameter passage: `nil` where the text is no longer kept.
  func bytes(_ item: AuditItem, _ passage: StoredPassage?, _ session: AuditSession) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.string("aside.audit-item/1")
      json.key("id")
      json.string(item.id)
      json.key("tag")
      json.string(item.tag)
      json.key("flagged")
      json.bool(item.isFlagged)
      json.key("alike")
      json.integer(item.alike.count)
      if !isBlind { writeFacts(item, passage, &json) }
      AnswerRecord.write(item, session, &json)
      json.key("kept")
      json.bool(passage != nil)
      write(passage, &json)
      OwnMarks(item.key, passage, session).write(&json)
      HistoryRecord(item, session).write(&json)
    }
    return json.bytes
  }

  private func writeFacts(_ item: AuditItem, _ passage: StoredPassage?, _ json: inout JSONWriter) {
    json.key("name")
    json.optional(passage?.name)
    json.key("model")
    json.optional(item.model)
    json.key("condition")
    json.values(item.condition)
    json.key("score")
    json.number(item.score)
  }

  private func write(_ passage: StoredPassage?, _ json: inout JSONWriter) {
    json.key("parts")
    json.array { json in
      for piece in passage?.pieces ?? [] {
        json.object { json in
          json.key("kind")
          json.string(piece.kind.rawValue)
          json.key("text")
          json.string(piece.text.bytes)
        }
      }
    }
    json.key("marks")
    json.array { json in
      guard let passage else { return }
      let places = ItemPlaces(passage)
      for mark in passage.marks { write(mark, places, &json) }
    }
  }

  private func write(_ mark: StoredPassage.Mark, _ places: ItemPlaces, _ json: inout JSONWriter) {
    json.object { json in
      json.key("part")
      json.integer(mark.part)
      json.key("start")
      json.integer(places.utf16(mark.part, mark.start))
      json.key("end")
      json.integer(places.utf16(mark.part, mark.end))
      json.key("tag")
      json.string(mark.tag)
      json.key("stance")
      json.string(mark.stance.rawValue)
      json.key("role")
      json.string(mark.role.rawValue)
      if !isBlind {
        json.key("rule")
        json.string(mark.rule)
      }
    }
  }
}
