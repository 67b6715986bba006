import Foundation
import GRDB
import TranscriptModel

/// What other tools know a stored transcript by.
package struct StoredIdentity: Sendable, Equatable {
  /// The id of the record, or path and line.
  package var name: String
  /// More than one current transcript has this name.
  package var isShared: Bool
  package var model: String?
  package var condition: [String: ScalarValue]
}

extension LabelStore {
  /// Names of current transcripts by key; keys that are stale or gone are not among them.
  ///
  /// Cost: a look-up for each key, and one walk over all names.
  package func identities(of keys: [TranscriptKey]) throws(StoreError) -> [TranscriptKey: StoredIdentity] {
    try read { db in
      let columns = ScalarColumns()
      let statement = try db.cachedStatement(
        sql: "SELECT name, model, condition FROM current_transcript WHERE key = ? ORDER BY ordinal LIMIT 1")
      var found: [TranscriptKey: StoredIdentity] = [:]
      for key in keys {
        guard let row = try Row.fetchOne(statement, arguments: [Data(key.bytes)]) else { continue }
        found[key] = StoredIdentity(name: row[0], isShared: false, model: row[1], condition: columns.values(in: row[2]))
      }
      let counts = try Self.counts(db, of: Set(found.values.map(\.name)))
      return found.mapValues { identity in
        var identity = identity
        identity.isShared = counts[identity.name] ?? 0 > 1
        return identity
      }
    }
  }

  /// How many current transcripts have each of these names of their own.
  private static func counts(_ db: Database, of names: Set<String>) throws -> [String: Int] {
    let sql = """
      SELECT name FROM transcript WHERE stale = 0 AND rules = (SELECT id FROM current_rules) AND name IS NOT NULL
      """
    let rows = try String.fetchCursor(db, sql: sql)
    var counts: [String: Int] = [:]
    while let name = try rows.next() {
      if names.contains(name) { counts[name, default: 0] += 1 }
    }
    return counts
  }
}
