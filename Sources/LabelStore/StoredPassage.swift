import Foundation
import GRDB
import RuleFormat
import TranscriptModel

/// A transcript as an auditor reads it: its texts, and what the rules found in them.
package struct StoredPassage: Sendable {
  /// A part whose text is kept.
  package struct Piece: Sendable {
    package var kind: PartKind
    package var text: UTF8Text
    package var field: String
    /// Where the text starts, in bytes of the string at `field`.
    package var origin: Int
    /// Of reasoning.
    package var visibility = Visibility.full
    package var truncated = false
  }

  /// A cue in reasoning; `start` and `end` count bytes of the text of part `part`.
  package struct Mark: Sendable, Equatable {
    package var rule: String
    package var tag: String
    package var part: Int
    package var start: Int
    package var end: Int
    package var stance: Stance
    package var role: Role

    package var range: ByteRange { ByteRange(start, end) }
  }

  package var key: TranscriptKey
  package var name: String
  package var model: String?
  package var condition: [String: ScalarValue]
  package var pieces: [Piece]
  /// By part, then place.
  package var marks: [Mark]
  /// Score by tag, of tags with a cue.
  package var scores: [String: Double]
  /// Tags that are present.
  package var present: Set<String> = []
}

extension StoredPassage {
  /// The texts as a transcript, to be labelled anew. Places count from the start of each text.
  package var transcript: Transcript {
    let parts = pieces.enumerated().map { number, piece in
      Part(
        index: number, kind: piece.kind, text: piece.text, visibility: piece.visibility, truncated: piece.truncated,
        field: piece.field)
    }
    return Transcript(
      id: name, model: model, condition: condition, source: TranscriptSource(path: "-"), parts: parts)
  }
}

/// Which kept transcripts to show.
package struct PassageFilter: Sendable {
  package var name: String?
  package var model: String?
  /// Only those in which it is present.
  package var tag: String?
  /// Only those in which some tag is present.
  package var isFlagged = false
  package var limit = Int.max

  package init() {}
}

extension LabelStore {
  /// Keys of current transcripts whose text is kept, in the order in which they were stored.
  package func keys(_ filter: PassageFilter) throws(StoreError) -> [TranscriptKey] {
    try read { db in
      let sql = """
        SELECT key FROM current_transcript t WHERE has_text AND (?1 IS NULL OR name = ?1) AND (?2 IS NULL OR model = ?2)
          AND (?3 IS NULL OR EXISTS (SELECT 1 FROM label l WHERE l.transcript = t.id AND l.tag = ?3 AND l.present))
          AND (NOT ?4 OR EXISTS (SELECT 1 FROM label l WHERE l.transcript = t.id AND l.present))
        ORDER BY id LIMIT ?5
        """
      let arguments: StatementArguments = [filter.name, filter.model, filter.tag, filter.isFlagged, filter.limit]
      return try Data.fetchAll(db, sql: sql, arguments: arguments).map { TranscriptKey(bytes: Array($0)) }
    }
  }

  /// - Returns: `nil` where the transcript is not there or its text is not kept.
  package func passage(of key: TranscriptKey) throws(StoreError) -> StoredPassage? {
    try read { db in
      let sql = """
        SELECT id, name, model, condition FROM current_transcript WHERE key = ? AND has_text ORDER BY ordinal LIMIT 1
        """
      guard let row = try Row.fetchOne(db, sql: sql, arguments: [Data(key.bytes)]) else { return nil }
      let id: Int64 = row[0]
      let pieces = try Self.pieces(db, id)
      let labels = "SELECT tag, score, counted FROM label WHERE transcript = ?"
      let scores = try Row.fetchAll(db, sql: labels, arguments: [id])
      return StoredPassage(
        key: key, name: row[1], model: row[2], condition: ScalarColumns().values(in: row[3]), pieces: pieces,
        marks: try Self.marks(db, id, pieces),
        scores: Dictionary(scores.map { ($0[0] as String, $0[1] as Double) }) { first, _ in first },
        present: Set(scores.filter { $0[2] as Bool }.map { $0[0] as String }))
    }
  }

  private static func pieces(_ db: Database, _ id: Int64) throws -> [StoredPassage.Piece] {
    // As bytes: a text with a NUL would end there as a C string.
    let sql = """
      SELECT kind, CAST(text AS BLOB), field, origin, visibility, truncated FROM part WHERE transcript = ? ORDER BY number
      """
    return try Row.fetchAll(db, sql: sql, arguments: [id]).map { row in
      StoredPassage.Piece(
        kind: PartKind(rawValue: row[0]) ?? .answer, text: UTF8Text(validated: Array(row[1] as Data)), field: row[2],
        origin: row[3], visibility: Visibility(rawValue: row[4]) ?? .full, truncated: row[5])
    }
  }

  private static func marks(
    _ db: Database, _ id: Int64, _ pieces: [StoredPassage.Piece]
  ) throws -> [StoredPassage.Mark] {
    let sql = """
      SELECT rule, tag, part, start, end, stance, role FROM cue WHERE transcript = ? AND place = 'reasoning' ORDER BY number
      """
    return try Row.fetchAll(db, sql: sql, arguments: [id]).compactMap { row in
      let part: Int = row[2]
      guard pieces.indices.contains(part), let stance = Stance(rawValue: row[5]) else { return nil }
      let origin = pieces[part].origin
      let mark = StoredPassage.Mark(
        rule: row[0], tag: row[1], part: part, start: row[3] - origin, end: row[4] - origin, stance: stance,
        role: Role(rawValue: row[6]) ?? .mention)
      return mark.start >= 0 && mark.end <= pieces[part].text.count ? mark : nil
    }
  }
}
