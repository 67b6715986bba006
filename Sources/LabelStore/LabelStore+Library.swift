import GRDB

extension LabelStore {
  /// SQLite's version, as the library says: `3.40.1`. Opens a database in memory.
  package static var libraryVersion: String {
    let version = try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    return version.flatMap { $0 } ?? "unknown"
  }
}
