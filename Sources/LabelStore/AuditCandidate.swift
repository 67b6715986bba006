import Foundation
import GRDB
import RuleFormat
import TranscriptModel

/// A readable transcript that could be audited for one tag.
package struct AuditCandidate: Sendable {
  /// Why its text is kept; each is sampled on its own.
  package enum Stratum: String, Sendable, CaseIterable {
    /// The tag is present.
    case flagged
    /// The tag is not, but there are cues of some tag.
    case otherCues = "other-cues"
    /// No cue at all; only a share of these has its text kept.
    case silent
  }

  package var key: TranscriptKey
  package var model: String?
  package var condition: [String: ScalarValue]
  /// The tag is present.
  package var isFlagged: Bool
  /// Of the tag; 0 without a cue.
  package var score: Double
  /// Of the tag; `nil` without a cue.
  package var stance: Stance?
  /// The first counting cue's words; `nil` without one.
  package var quote: String?
}

extension LabelStore {
  /// Transcripts by their numbers, in that order; those that are gone are left out. Cost: a look-up each.
  package func auditCandidates(_ numbers: [Int64], tag: String) throws(StoreError) -> [AuditCandidate] {
    try read { db in
      let reader = AuditCandidateReader(db)
      return try numbers.compactMap { try reader.candidate("t.id = ?2", $0, tag) }
    }
  }

  /// Readable transcripts whose text is kept, by their keys, in that order; those that are gone are left out.
  package func auditCandidates(_ keys: [(key: TranscriptKey, tag: String)]) throws(StoreError) -> [AuditCandidate?] {
    try read { db in
      let reader = AuditCandidateReader(db)
      let place = "t.id = (SELECT id FROM current_transcript WHERE key = ?2 AND has_text ORDER BY ordinal LIMIT 1)"
      return try keys.map { try reader.candidate(place, Data($0.key.bytes), $0.tag) }
    }
  }

  /// Texts that are kept with a cue of the tag, and how sure the rules are of it. Cost: a walk over the tag's labels.
  package func auditScores(of tag: String) throws(StoreError) -> [Int64: Double] {
    try read { db in
      var scores: [Int64: Double] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT transcript, score FROM label WHERE tag = ?", arguments: [tag])
      while let row = try rows.next() { scores[row[0]] = row[1] }
      return scores
    }
  }
}

private struct AuditCandidateReader {
  private let db: Database
  private let columns = ScalarColumns()

  init(_ db: Database) { self.db = db }

  func candidate(
    _ place: String, _ value: some DatabaseValueConvertible, _ tag: String
  ) throws -> AuditCandidate? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT t.key, t.model, t.condition, l.counted, l.score, l.stance,
          (SELECT quote FROM cue c WHERE c.transcript = t.id AND c.tag = ?1 AND c.place = 'reasoning'
            AND c.stance IN ('asserted', 'considered') ORDER BY number LIMIT 1)
        FROM transcript t LEFT JOIN label l ON l.transcript = t.id AND l.tag = ?1 WHERE \(place)
        """)
    return try Row.fetchOne(statement, arguments: [tag, value]).map { row in
      AuditCandidate(
        key: TranscriptKey(bytes: Array(row[0] as Data)), model: row[1], condition: columns.values(in: row[2]),
        isFlagged: row[3] ?? false, score: row[4] ?? 0, stance: (row[5] as String?).flatMap(Stance.init), quote: row[6])
    }
  }
}
