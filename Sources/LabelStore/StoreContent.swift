import Digests
import Foundation
import GRDB

/// What a store says, apart from when and where it was said: the same for an undisturbed run, one that was
/// killed and went on, and stores that were merged in another order.
package enum StoreContent {
  /// Rows without numbers, times and paths, in an order of their own.
  private static let queries: [String] =
    [
      """
      SELECT hex(key), ordinal, given_name, model, prompt_id, epoch, condition, outcome, format, merged, visibility,
        truncated, language, bytes, words, sentences, parts, limits, has_text
      FROM current_transcript ORDER BY key, ordinal
      """
    ]
    + ChildColumns.all.map { table, columns in
      let columns = columns.split(separator: ", ").map { "c.\($0)" }.joined(separator: ", ")
      return """
        SELECT hex(t.key), t.ordinal, \(columns) FROM \(table) c JOIN current_transcript t ON t.id = c.transcript
        ORDER BY t.key, t.ordinal, 3, 4, 5
        """
    } + [
      """
      SELECT s.digest, u.member, u.line, u.row, u.byte, u.code, u.detail FROM unread u JOIN counted_source s ON s.id = u.source
      ORDER BY 1, 2, 3, 4, 5, 6, 7
      """,
      "SELECT model, item, sum(n) FROM ledger l JOIN counted_source s ON s.id = l.source GROUP BY model, item ORDER BY model, item",
      """
      SELECT id, hex(transcript), tag, rule, start, end, auditor, answer, stance, flagged, probability, note, given,
        other_tag, purpose, frame
      FROM verdict ORDER BY id
      """,
      """
      SELECT id, hex(transcript), tag, stance, field, start, end, words, rule, from_start, from_end, auditor, note, given
      FROM mark ORDER BY id
      """,
    ]

  /// A digest of everything. Cost: every row is read and sorted.
  package static func digest(of store: LabelStore) throws(StoreError) -> String {
    try store.read { db in
      TextDigest.hexadecimal(of: try queries.map { try digest(db, $0) })
    }
  }

  private static func digest(_ db: Database, _ query: String) throws -> String {
    var bytes: [UInt8] = []
    var chain = ""
    let rows = try Row.fetchCursor(db, sql: query)
    while let row = try rows.next() {
      for value in row.databaseValues { bytes += Array("\(value)\u{1F}".utf8) }
      bytes.append(0x0A)
      guard bytes.count > 1 << 20 else { continue }
      chain = ByteDigest.hexadecimal(ByteDigest.sha256(Array(chain.utf8) + bytes))
      bytes.removeAll(keepingCapacity: true)
    }
    return ByteDigest.hexadecimal(ByteDigest.sha256(Array(chain.utf8) + bytes))
  }
}
