import Foundation
import GRDB

/// Files that a store has read on this machine and that are no longer there.
enum MissingSources {
  /// Standard input and the files of merged stores, which may lie on other machines, are never among them.
  static func ids(_ db: Database, origin: String) throws -> Set<Int64> {
    let sources = try Row.fetchAll(
      db, sql: "SELECT id, location FROM source WHERE origin = ? AND size IS NOT NULL", arguments: [origin])
    return Set(sources.filter { !FileManager.default.fileExists(atPath: $0[1]) }.map { $0[0] })
  }

  /// Forgets them, with what could not be read of them and with transcripts that no other file has; verdicts stay.
  ///
  /// - Returns: How many files, and how many transcripts.
  static func remove(_ db: Database, origin: String) throws -> (inputs: Int, transcripts: Int) {
    let ids = try ids(db, origin: origin)
    for id in ids {
      for table in ["occurrence", "unread", "ledger"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [id])
      }
      try db.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [id])
    }
    guard !ids.isEmpty else { return (0, 0) }
    let orphans = "SELECT id FROM transcript WHERE id NOT IN (SELECT transcript FROM occurrence)"
    return (ids.count, try StoreCompaction.removeTranscripts(db, orphans))
  }
}
