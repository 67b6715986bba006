import Auditing
import JSONWriting
import LabelStore
import TranscriptModel

/// An item with its texts as the page gets it. Places count UTF-16 code units of a part, as JavaScript does.
struct ItemRecord {
  /// Leaves out id, model, condition, rules and score.
  let isBlind: Bool

  /// - Parameter passage: `nil` where the text is no longer kept.
  func bytes(_ item: AuditItem, _ passage: StoredPassage?, _ answer: AnswerRecord?) -> [UInt8] {
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
      json.key("answer")
      if let answer { answer.write(&json) } else { json.null() }
      json.key("kept")
      json.bool(passage != nil)
      write(passage, &json)
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
      for (number, piece) in (passage?.pieces ?? []).enumerated() {
        let places = UTF16Places(piece.text)
        for mark in passage?.marks ?? [] where mark.part == number { write(mark, places, &json) }
      }
    }
  }

  private func write(_ mark: StoredPassage.Mark, _ places: UTF16Places, _ json: inout JSONWriter) {
    json.object { json in
      json.key("part")
      json.integer(mark.part)
      json.key("start")
      json.integer(places[mark.start])
      json.key("end")
      json.integer(places[mark.end])
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

/// Places of a text in UTF-16 code units, each found from the nearest one before it that is kept.
struct UTF16Places: Sendable {
  private let text: UTF8Text
  /// Before each `step` bytes.
  private let known: [Int]
  private static let step = 1024

  init(_ text: UTF8Text) {
    self.text = text
    var place = TextOffset.zero
    known = stride(from: 0, to: max(1, text.count), by: Self.step).map { start in
      let before = place.utf16
      place.advance(over: text.bytes[start..<min(start + Self.step, text.count)])
      return before
    }
  }

  /// - Parameter byte: From 0 to the text's length, on a border of scalars.
  subscript(byte: Int) -> Int {
    let block = min(byte / Self.step, known.count - 1)
    var place = TextOffset(bytes: 0, characters: 0, utf16: known[block])
    place.advance(over: text.bytes[min(block * Self.step, text.count)..<min(byte, text.count)])
    return place.utf16
  }
}
