import Foundation
import GRDB

/// Files that a store has read and that are no longer there.
enum MissingSources {
  /// Standard input and the files of merged stores, which may lie on other machines, are never among them.
  static func ids(_ db: Database, origin: String) throws -> [Int64] {
    try files(db, origin).filter { !FileManager.default.fileExists(atPath: $0.location) }.map(\.id)
  }

  private static func files(_ db: Database, _ origin: String) throws -> [(id: Int64, location: String)] {
    let sql = "SELECT id, location FROM source WHERE origin = ? AND size IS NOT NULL ORDER BY id"
    return try Row.fetchAll(db, sql: sql, arguments: [origin]).map { ($0[0], $0[1]) }
  }

  /// Forgets them, with what could not be read of them and with transcripts that no other file has; verdicts stay.
  ///
  /// - Returns: How many files, and how many transcripts; `nil` where none of several files is there: the store is on another
  ///   machine then, or a disk is not mounted.
  static func remove(_ db: Database, origin: String) throws -> (inputs: Int, transcripts: Int)? {
    let ids = try ids(db, origin: origin)
    if try ids.count > 1 && ids.count == files(db, origin).count { return nil }
    var transcripts = 0
    for id in ids {
      let own = "SELECT transcript FROM occurrence WHERE source = \(id)"
      let others = "SELECT transcript FROM occurrence WHERE source <> \(id)"
      transcripts += try StoreCompaction.removeTranscripts(
        db, "SELECT id FROM transcript WHERE id IN (\(own)) AND id NOT IN (\(others))")
      for table in ["occurrence", "unread", "ledger"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [id])
      }
      try db.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [id])
    }
    return (ids.count, transcripts)
  }
}
