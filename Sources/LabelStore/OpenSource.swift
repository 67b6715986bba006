import GRDB
import TranscriptReading

/// A file while a run reads it.
struct OpenSource {
  let location: String
  let path: String
  /// As it was before the first byte was read.
  let stamp: FileStamp?
  /// What the store had about it.
  let row: SourceRow?
  var id: Int64 = 0
  var pass = 0
  /// Records that are done.
  var records = 0
  var isResumed = false
  var isBegun = false
  /// How often a key was met, where more than once.
  var ordinals: [TranscriptKey: Int] = [:]

  init(location: String, path: String, stamp: FileStamp?, row: SourceRow?) {
    self.location = location
    self.path = path
    self.stamp = stamp
    self.row = row
  }

  /// Starts to read the file anew: its sums count from zero.
  mutating func startPass(_ db: Database, origin: String, options: String, rules: Int64) throws {
    pass = (row?.pass ?? 0) + 1
    try db.execute(
      sql: """
        INSERT INTO source(origin, location, path, size, modified, inode, device, options, rules, pass, records, complete)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
        ON CONFLICT(origin, location) DO UPDATE SET path = excluded.path, size = excluded.size,
          modified = excluded.modified, inode = excluded.inode, device = excluded.device, digest = NULL,
          options = excluded.options, rules = excluded.rules, pass = excluded.pass, records = 0, complete = 0
        """,
      arguments: [
        origin, location, path.withoutNUL, stamp?.size, stamp?.modified, stamp?.inode, stamp?.device, options, rules,
        pass,
      ])
    id =
      try Int64.fetchOne(
        db, sql: "SELECT id FROM source WHERE origin = ? AND location = ?", arguments: [origin, location]) ?? 0
    for table in ["ledger", "unread"] { try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [id]) }
  }
}

/// The row of a file.
struct SourceRow {
  let id: Int64
  let stamp: FileStamp?
  let digest: String?
  let options: String
  let rules: Int64
  let pass: Int
  let records: Int
  let complete: Bool

  static func fetch(_ db: Database, origin: String, location: String) throws -> SourceRow? {
    let sql = """
      SELECT id, size, modified, inode, device, digest, options, rules, pass, records, complete
      FROM source WHERE origin = ? AND location = ?
      """
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [origin, location]) else { return nil }
    var stamp: FileStamp?
    if let size = row[1] as Int?, let modified = row[2] as Int?, let inode = row[3] as Int?, let device = row[4] as Int?
    {
      stamp = FileStamp(size: size, modified: modified, inode: inode, device: device)
    }
    return SourceRow(
      id: row[0], stamp: stamp, digest: row[5], options: row[6], rules: row[7], pass: row[8], records: row[9],
      complete: row[10])
  }

  static func ledger(_ db: Database, source: Int64) throws -> [LedgerEntry] {
    try Row.fetchAll(
      db, sql: "SELECT model, item, n FROM ledger WHERE source = ? ORDER BY item, model", arguments: [source]
    ).map { LedgerEntry(model: $0[0], item: $0[1], count: $0[2]) }
  }

  static func unread(_ db: Database, source: Int64, path: String, limit: Int) throws -> [UnreadItem] {
    let sql = "SELECT member, line, row, code, byte, detail FROM unread WHERE source = ? ORDER BY id LIMIT ?"
    return try Row.fetchAll(db, sql: sql, arguments: [source, limit]).compactMap { row in
      UnreadCode(rawValue: row[3]).map {
        UnreadItem(
          source: .init(path: path, member: row[0], line: row[1], row: row[2]), code: $0, byte: row[4], detail: row[5])
      }
    }
  }
}
