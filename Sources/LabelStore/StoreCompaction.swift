import GRDB

/// Gives room back that a store no longer needs.
package enum StoreCompaction {
  /// Rewrites the file without holes; its content stays.
  ///
  /// - Parameter dropsStale: Also removes transcripts whose labels are stale or of older rules. Verdicts stay.
  /// - Returns: Transcripts removed.
  package static func run(on store: LabelStore, dropsStale: Bool) throws(StoreError) -> Int {
    let removed = dropsStale ? try store.write(removeStale) : 0
    do {
      try store.writer.vacuum()
      try store.writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    } catch {
      throw StoreError.of(error, path: store.path)
    }
    return removed
  }

  private static func removeStale(_ db: Database) throws -> Int {
    let stale = "SELECT id FROM transcript WHERE id NOT IN (SELECT id FROM current_transcript)"
    // What is taken out has to be read again, should its rules come back.
    try db.execute(
      sql: """
        UPDATE source SET complete = 0, records = 0
        WHERE id IN (SELECT source FROM occurrence WHERE transcript IN (\(stale)))
        """)
    for table in ChildColumns.all.map(\.table) + ["occurrence"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE transcript IN (\(stale))")
    }
    try db.execute(sql: "DELETE FROM transcript WHERE id IN (\(stale))")
    return db.changesCount
  }
}
