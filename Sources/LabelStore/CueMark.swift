import Foundation
import GRDB
import RuleFormat

/// Words that an auditor marked as a cue: one that the rules missed, or one of theirs with its ends moved.
package struct CueMark: Sendable, Equatable {
  /// Names the mark for good.
  package var id: String
  package var transcript: TranscriptKey
  package var tag: String
  package var stance: Stance
  /// JSON Pointer to the decoded string that holds the words, as in the label record.
  package var field: String
  /// Bytes of that string.
  package var start: Int
  package var end: Int
  /// The first 16 hexadecimal digits of SHA-256 of the marked bytes: whether they are still the same words.
  package var words: String
  /// The rules' cue whose ends were moved; `nil` for a missed one.
  package var replaces: Verdict.Place?
  package var auditor: String
  package var note: String
  /// When, as ISO 8601.
  package var given: String

  package init(
    id: String, transcript: TranscriptKey, tag: String, stance: Stance, field: String, start: Int, end: Int,
    words: String, replaces: Verdict.Place? = nil, auditor: String, note: String = "", given: String
  ) {
    self.id = id
    self.transcript = transcript
    self.tag = tag
    self.stance = stance
    self.field = field
    self.start = start
    self.end = end
    self.words = words
    self.replaces = replaces
    self.auditor = auditor
    self.note = note
    self.given = given
  }
}

extension LabelStore {
  /// Adds marks, all or none; one whose id is there already stays as it is.
  package func add(_ marks: [CueMark]) throws(StoreError) {
    try write { db in try Self.insert(marks, db) }
  }

  static func insert(_ marks: [CueMark], _ db: Database) throws {
    guard !marks.isEmpty else { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO mark(
          id, transcript, tag, stance, field, start, end, words, rule, from_start, from_end, auditor, note, given)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for mark in marks {
      statement.setUncheckedArguments([
        mark.id, Data(mark.transcript.bytes), mark.tag, mark.stance.rawValue, mark.field.withoutNUL, mark.start,
        mark.end, mark.words, mark.replaces?.rule, mark.replaces?.start, mark.replaces?.end,
        mark.auditor.withoutNUL, mark.note.withoutNUL, mark.given,
      ])
      try statement.execute()
    }
  }

  /// All marks, in the order in which they were made.
  package func marks() throws(StoreError) -> [CueMark] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, transcript, tag, stance, field, start, end, words, rule, from_start, from_end, auditor, note, given
          FROM mark ORDER BY given, id
          """
      ).compactMap(CueMark.init)
    }
  }
}

extension CueMark {
  fileprivate init?(_ row: Row) {
    guard let stance = Stance(rawValue: row[3]) else { return nil }
    var replaced: Verdict.Place?
    if let rule = row[8] as String?, let start = row[9] as Int?, let end = row[10] as Int? {
      replaced = Verdict.Place(rule: rule, start: start, end: end)
    }
    self.init(
      id: row[0], transcript: TranscriptKey(bytes: Array(row[1] as Data)), tag: row[2], stance: stance, field: row[4],
      start: row[5], end: row[6], words: row[7], replaces: replaced, auditor: row[11], note: row[12], given: row[13])
  }
}
