import GRDB

/// Gives room back that a store no longer needs.
package enum StoreCompaction {
  /// What was removed.
  package struct Removed: Sendable, Equatable {
    package var stale = 0
    /// `nil` where none of several inputs is there, and none was forgotten.
    package var inputs: Int? = 0
    /// Of these inputs.
    package var transcripts = 0
  }

  /// Rewrites the file without holes; its content stays.
  ///
  /// - Parameters:
  ///   - dropsStale: Also removes transcripts whose labels are stale or of older rules. Verdicts stay.
  ///   - dropsMissing: Also forgets inputs that are no longer there, with transcripts that no other has. Verdicts stay.
  package static func run(
    on store: LabelStore, dropsStale: Bool, dropsMissing: Bool = false
  ) throws(StoreError) -> Removed {
    var removed = Removed()
    if dropsMissing {
      let origin = store.origin
      let missing = try store.write { try MissingSources.remove($0, origin: origin) }
      (removed.inputs, removed.transcripts) = (missing?.inputs, missing?.transcripts ?? 0)
    }
    if dropsStale { removed.stale = try store.write(removeStale) }
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
    return try removeTranscripts(db, stale)
  }

  /// - Parameter query: Gives their ids.
  static func removeTranscripts(_ db: Database, _ query: String) throws -> Int {
    let chosen = try Int64.fetchAll(db, sql: query)
    for start in stride(from: 0, to: chosen.count, by: mostAtOnce) {
      try remove(db, chosen[start..<min(start + mostAtOnce, chosen.count)].map(String.init).joined(separator: ","))
    }
    return chosen.count
  }

  private static let mostAtOnce = 1_000

  private static func remove(_ db: Database, _ chosen: String) throws {
    for table in ChildColumns.all.map(\.table) + ["occurrence"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE transcript IN (\(chosen))")
    }
    try db.execute(sql: "DELETE FROM transcript WHERE id IN (\(chosen))")
  }
}
