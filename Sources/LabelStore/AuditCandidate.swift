import Foundation
import GRDB
import Labelling
import TranscriptModel

/// A readable transcript that could be audited for one tag.
package struct AuditCandidate: Sendable {
  /// Why it is in the store's memory; each is sampled on its own.
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
  package var stratum: Stratum
  /// Of the tag; 0 without a cue.
  package var score: Double
  /// The first counting cue's words; `nil` without one.
  package var quote: String?
  /// Rules of the tag's cues.
  package var rules: [String]
}

/// All transcripts of a stratum by group, whether their text is kept or not.
package struct AuditPopulation: Sendable, Hashable {
  package var model: String?
  package var condition: [String: ScalarValue]
}

extension LabelStore {
  /// Transcripts whose text is kept, for one tag. Cost: one walk over those.
  package func auditCandidates(for tag: String) throws(StoreError) -> [AuditCandidate] {
    try read { db in
      let columns = ScalarColumns()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT t.key, t.model, t.condition, l.counted, l.score,
            (SELECT quote FROM cue c WHERE c.transcript = t.id AND c.tag = ?1 AND c.place = 'reasoning'
              AND c.stance IN ('asserted', 'considered') ORDER BY number LIMIT 1),
            (SELECT group_concat(DISTINCT rule) FROM cue c WHERE c.transcript = t.id AND c.tag = ?1),
            EXISTS (SELECT 1 FROM label o WHERE o.transcript = t.id)
          FROM current_transcript t LEFT JOIN label l ON l.transcript = t.id AND l.tag = ?1
          WHERE t.has_text AND t.readable ORDER BY t.id
          """, arguments: [tag])
      var found: [AuditCandidate] = []
      while let row = try rows.next() {
        let isFlagged = row[3] as Bool? ?? false
        let hasCues: Bool = row[7]
        found.append(
          AuditCandidate(
            key: TranscriptKey(bytes: Array(row[0] as Data)), model: row[1], condition: columns.values(in: row[2]),
            stratum: isFlagged ? .flagged : hasCues ? .otherCues : .silent, score: row[4] ?? 0, quote: row[5],
            rules: (row[6] as String?)?.split(separator: ",").map(String.init) ?? []))
      }
      return found
    }
  }

  /// How many readable transcripts have no cue at all, by model and condition; most of their texts are not kept.
  package func silentPopulation() throws(StoreError) -> [AuditPopulation: Int] {
    try read { db in
      let columns = ScalarColumns()
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT model, condition, count(*) FROM current_transcript t
          WHERE readable AND NOT EXISTS (SELECT 1 FROM label l WHERE l.transcript = t.id) GROUP BY model, condition
          """)
      let pairs = rows.map { (AuditPopulation(model: $0[0], condition: columns.values(in: $0[1])), $0[2] as Int) }
      return Dictionary(pairs, uniquingKeysWith: +)
    }
  }
}
