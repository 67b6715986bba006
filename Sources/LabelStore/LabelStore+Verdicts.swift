import Foundation
import GRDB
import RuleFormat

extension LabelStore {
  /// Adds verdicts, all or none; one whose id is there already stays as it is.
  package func add(_ verdicts: [Verdict]) throws(StoreError) {
    try write { db in try Self.insert(verdicts, db) }
  }

  /// Takes verdicts and marks back; those that are not there are passed over.
  package func withdraw(_ ids: [String]) throws(StoreError) {
    try write { db in try Self.delete(ids, db) }
  }

  /// Applies changes one after the other, all or none: what is added may be withdrawn by a later one.
  package func apply(_ changes: [VerdictChange]) throws(StoreError) {
    guard !changes.isEmpty else { return }
    try write { db in
      for change in changes {
        try Self.delete(change.withdrawn, db)
        try Self.insert(change.verdicts, db)
        try Self.insert(change.marks, db)
      }
    }
  }

  private static func insert(_ verdicts: [Verdict], _ db: Database) throws {
    guard !verdicts.isEmpty else { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO verdict(
          id, transcript, tag, rule, start, end, auditor, answer, stance, flagged, probability, note, given,
          other_tag, purpose, frame)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for verdict in verdicts {
      statement.setUncheckedArguments([
        verdict.id, Data(verdict.transcript.bytes), verdict.label, verdict.place?.rule, verdict.place?.start,
        verdict.place?.end, verdict.auditor.withoutNUL, verdict.answer.rawValue, verdict.stance?.rawValue,
        verdict.isFlagged, verdict.probability, verdict.note.withoutNUL, verdict.given, verdict.otherTag,
        verdict.purpose.rawValue, verdict.frame.withoutNUL,
      ])
      try statement.execute()
    }
  }

  private static func delete(_ ids: [String], _ db: Database) throws {
    guard !ids.isEmpty else { return }
    for table in ["verdict", "mark"] {
      let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE id = ?")
      for id in ids {
        statement.setUncheckedArguments([id])
        try statement.execute()
      }
    }
  }

  /// All verdicts, in the order in which they were given.
  package func verdicts() throws(StoreError) -> [Verdict] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, transcript, tag, rule, start, end, auditor, answer, stance, flagged, probability, note, given,
            other_tag, purpose, frame
          FROM verdict ORDER BY given, id
          """
      ).compactMap(Verdict.init)
    }
  }

  /// Keys of current transcripts with an id, in the order in which they were stored.
  package func keys(named name: String) throws(StoreError) -> [TranscriptKey] {
    try read { db in
      try Data.fetchAll(
        db, sql: "SELECT key FROM current_transcript WHERE name = ? ORDER BY id", arguments: [name]
      ).map { TranscriptKey(bytes: Array($0)) }
    }
  }
}

extension Verdict {
  fileprivate init?(_ row: Row) {
    guard let answer = Answer(rawValue: row[7]), let purpose = Purpose(rawValue: row[14]) else { return nil }
    var place: Place?
    if let rule = row[3] as String?, let start = row[4] as Int?, let end = row[5] as Int? {
      place = Place(rule: rule, start: start, end: end)
    }
    self.init(
      id: row[0], transcript: TranscriptKey(bytes: Array(row[1] as Data)), label: row[2], place: place, auditor: row[6],
      answer: answer, stance: (row[8] as String?).flatMap(Stance.init), otherTag: row[13], isFlagged: row[9],
      probability: row[10], purpose: purpose, frame: row[15], note: row[11], given: row[12])
  }
}
