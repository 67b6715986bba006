import Foundation
import GRDB

/// Opens the file of a store: whose it is, which version wrote it, whether it can be written.
struct StoreOpening {
  let path: String

  /// Pages of the write-ahead log after which it is moved into the file: 32 MB.
  private static let checkpointPages = 8192

  func open(creates: Bool) throws -> any DatabaseWriter {
    try refuseForeignHeader()
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    // Rows are deleted with their children by hand; checking each reference costs a tenth of a run.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      // Texts that are taken out are gone from the file too.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = \(Self.checkpointPages)")
      try db.execute(sql: "PRAGMA cache_size = -8000")
    }
    let isNew = ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0) == 0
    if isNew, !creates { throw StoreError(code: .notOurs, path: path, detail: "the file is empty") }
    guard isNew || FileManager.default.isWritableFile(atPath: path) else { return try openReadOnly(configuration) }
    // Asked before the pool turns the file to WAL mode: another program's database stays as it is.
    if !isNew { try checkOwner(configuration) } else { Self.makePrivate(path) }
    let pool = try DatabasePool(path: path, configuration: configuration)
    try migrate(pool, isNew: isNew)
    return pool
  }

  /// Makes an empty file that only its owner may read: it will hold texts. SQLite gives its log and index the rights
  /// of the file. One that is there keeps its own rights; one that cannot be made is reported when it is opened.
  private static func makePrivate(_ path: String) {
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  /// SQLite would call any other file "not a database" only when it is first read.
  private func refuseForeignHeader() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw StoreError(code: .notOurs, path: path, detail: "it is a folder")
    }
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    let head = try file.read(upToCount: 16) ?? Data()
    guard head.isEmpty || head == Data("SQLite format 3\0".utf8) else { throw StoreError(code: .notOurs, path: path) }
  }

  /// A store on a read-only device: the log cannot be written, so it is read as a file that never changes.
  private func openReadOnly(_ configuration: Configuration) throws -> any DatabaseWriter {
    var configuration = configuration
    configuration.readonly = true
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    let queue = try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    try queue.read { db in
      try refuseForeign(db)
      guard try StoreSchema.migrator.hasCompletedMigrations(db) else {
        throw StoreError(code: .readOnly, path: path, detail: "it is of an older version and has to be migrated")
      }
    }
    return queue
  }

  private func migrate(_ pool: DatabasePool, isNew: Bool) throws {
    let migrator = StoreSchema.migrator
    if !isNew {
      // Nothing to write: a store that another program is writing to can be opened.
      let isReady = try pool.read { db in
        try migrator.hasCompletedMigrations(db)
          && Int32.fetchOne(db, sql: "PRAGMA application_id") == StoreSchema.applicationID
      }
      if isReady { return }
      if try !pool.read(migrator.hasCompletedMigrations) { try copy(pool) }
    }
    try pool.write { try $0.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)") }
    try migrator.migrate(pool)
  }

  private func checkOwner(_ configuration: Configuration) throws {
    var configuration = configuration
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read(refuseForeign)
    try queue.close()
  }

  private func refuseForeign(_ db: Database) throws {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    // A kill in the middle of making a store leaves a file without tables; that one is ours to fill.
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    guard id == StoreSchema.applicationID || isEmpty else { throw StoreError(code: .notOurs, path: path) }
    if try StoreSchema.migrator.hasBeenSuperseded(db) { throw StoreError(code: .newer, path: path) }
  }

  /// The store as it was, beside it.
  private func copy(_ pool: DatabasePool) throws {
    let last = try pool.read { try StoreSchema.migrator.appliedMigrations($0).last } ?? "start"
    let copy = "\(path).before-migration-\(last)"
    Self.makePrivate(copy)
    let backup = try DatabaseQueue(path: copy)
    try pool.backup(to: backup)
    try backup.close()
  }

  /// Held until the descriptor is closed.
  func exclusiveLock() throws -> Int32 {
    let descriptor = Foundation.open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StoreError(code: .readOnly, path: path, detail: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      // The descriptor stays open on purpose: closing it would drop SQLite's locks in this process.
      throw StoreError(code: .locked, path: path)
    }
    return descriptor
  }

  /// Reads how the store was made, or writes it into a new one.
  func settings(of writer: any DatabaseWriter, wanted: TextPolicy?, creates: Bool) throws -> (TextPolicy, String) {
    if creates {
      let policy = wanted ?? TextPolicy()
      let values = [
        "silent_share": "\(policy.silentShare ?? TextPolicy.usualShare)", "seed": "\(policy.seed)",
        "id": UUID().uuidString,
      ]
      try writer.write { db in
        for (name, value) in values {
          try db.execute(sql: "INSERT OR IGNORE INTO setting(name, value) VALUES (?, ?)", arguments: [name, value])
        }
      }
    }
    let rows = try writer.read { try Row.fetchAll($0, sql: "SELECT name, value FROM setting") }
    let values = Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
    var policy = TextPolicy(redacts: wanted?.redacts ?? false)
    policy.silentShare = values["silent_share"].flatMap(Double.init) ?? policy.silentShare
    policy.seed = values["seed"].flatMap(UInt64.init) ?? policy.seed
    if let share = wanted?.silentShare, let kept = policy.silentShare, share != kept {
      throw StoreError(code: .otherShare, path: path, detail: "it keeps \(kept)")
    }
    return (policy, values["id"] ?? "")
  }
}
