import GRDB

/// Marks what a file held once and holds no longer. Its labels stay.
enum StaleMarks {
  /// Ends the occurrences of earlier passes; a transcript without any other is stale.
  static func set(_ db: Database, source: Int64, pass: Int) throws {
    guard pass > 1 else { return }
    try db.execute(
      sql: """
        UPDATE transcript SET stale = 1 WHERE id IN (SELECT transcript FROM occurrence WHERE source = ?1 AND pass <> ?2)
          AND NOT EXISTS (
            SELECT 1 FROM occurrence o WHERE o.transcript = transcript.id AND NOT (o.source = ?1 AND o.pass <> ?2))
        """, arguments: [source, pass])
    try db.execute(sql: "DELETE FROM occurrence WHERE source = ? AND pass <> ?", arguments: [source, pass])
  }
}
