import Auditing
import JSONWriting
import LabelStore

/// The auditor's own marks in a text, where their words still stand.
struct OwnMarks {
  private let marks: [(id: String, mark: JournalMark)]
  private let passage: StoredPassage?

  init(_ key: TranscriptKey, _ passage: StoredPassage?, _ session: AuditSession) {
    marks = session.marks(in: key)
    self.passage = passage
  }

  /// The key `own`.
  func write(_ json: inout JSONWriter) {
    json.key("own")
    json.array { json in
      guard let passage, !marks.isEmpty else { return }
      let places = ItemPlaces(passage)
      for (id, mark) in marks {
        guard let (piece, range) = mark.words.place(in: passage) else { continue }
        json.object { json in
          json.key("id")
          json.string(id)
          json.key("tag")
          json.string(mark.tag)
          json.key("stance")
          json.string(mark.stance.rawValue)
          json.key("part")
          json.integer(piece)
          json.key("start")
          json.integer(places.utf16(piece, range.start))
          json.key("end")
          json.integer(places.utf16(piece, range.end))
          json.key("replaces")
          json.optional(mark.replaces.flatMap(places.mark))
        }
      }
    }
  }
}
