import Digests
import Foundation
import GRDB
import TranscriptReading

/// One run that labels into a store. Used by one task at a time.
///
/// A block of records is one transaction, together with the sums and the place up to which its file is done: a
/// run that is killed leaves whole blocks, and the next one goes on behind the last.
package final class StoreRun {
  private let store: LabelStore
  private let head: RunHead
  private let started: String
  private let rules: Int64
  private let run: Int64
  private var sources: [String: OpenSource] = [:]
  /// A file was skipped because these rules have labelled it.
  private var marksRules = false

  /// The run is noted at once.
  package init(_ store: LabelStore, _ head: RunHead) throws(StoreError) {
    self.store = store
    self.head = head
    let started = Self.now()
    self.started = started
    (rules, run) = try store.write { db in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO rules(digest, tool, last_used) VALUES (?, ?, '')
          """, arguments: [head.rules, head.tool])
      let rules = try Int64.fetchOne(
        db, sql: "SELECT id FROM rules WHERE digest = ? AND tool = ?", arguments: [head.rules, head.tool])
      try db.execute(
        sql: "INSERT INTO run(origin, started, command, rules) VALUES (?, ?, ?, ?)",
        arguments: [store.origin, started, head.command, rules])
      return (rules ?? 0, db.lastInsertedRowID)
    }
  }

  /// A digest of the options that change what is read or kept.
  package var options: String { head.options }

  /// Which texts are kept.
  package var policy: TextPolicy { store.policy }

  /// Makes what looks up labels that are there already, one for each task; `nil` for a store without any.
  package func lookups() throws(StoreError) -> (@Sendable () -> StoreLookup)? {
    let sql = "SELECT EXISTS (SELECT 1 FROM transcript)"
    guard try store.read({ try Bool.fetchOne($0, sql: sql) }) == true else { return nil }
    return { [store, rules, head] in StoreLookup(store, rules: rules, options: head.options) }
  }

  /// What to do with a file, seen before it is read.
  ///
  /// - Parameters:
  ///   - verifies: Reads the file and compares its digest instead of size, time and inode.
  ///   - mustRead: The file is read from its start, whatever the store has.
  ///   - isLimited: It may not be read to its end, so what the store has of a whole reading stays as it is.
  package func plan(
    _ path: String, verifies: Bool = false, mustRead: Bool = false, isLimited: Bool = false
  ) throws(StoreError) -> SourcePlan {
    let location = location(of: path)
    let stamp = FileStamp(path: path)
    let row = try store.read { try SourceRow.fetch($0, origin: self.store.origin, location: location) }
    sources[path] = OpenSource(location: location, path: path, stamp: stamp, row: row)
    guard head.isResumable, let row, let stamp, row.options == head.options, row.rules == rules else { return .read }
    if row.complete {
      let isSame =
        verifies ? row.digest != nil && FileDigest.hexadecimal(ofFile: path) == row.digest : row.stamp == stamp
      guard isSame, try isStillLabelled(row) else { return .read }
      if isLimited { sources[path] = nil }
      if mustRead || isLimited { return .read }
      marksRules = true
      return .skip
    }
    guard !mustRead, !isLimited, row.stamp == stamp, row.records > 0 else { return .read }
    sources[path]?.isResumed = true
    return .resume(records: row.records)
  }

  /// What a file gave may have been labelled otherwise since, by way of another file that holds it too.
  private func isStillLabelled(_ row: SourceRow) throws(StoreError) -> Bool {
    try store.read { db in
      let others =
        "SELECT EXISTS (SELECT 1 FROM transcript WHERE rules < ?1 OR rules > ?1 OR (rules = ?1 AND stale > 0))"
      guard try Bool.fetchOne(db, sql: others, arguments: [self.rules]) == true else { return true }
      let changed = """
        SELECT EXISTS (SELECT 1 FROM occurrence o JOIN transcript t ON t.id = o.transcript
          WHERE o.source = ? AND (t.rules <> ? OR t.stale))
        """
      return try Bool.fetchOne(db, sql: changed, arguments: [row.id, self.rules]) != true
    }
  }

  /// Writes the records of one block, in one transaction.
  ///
  /// - Returns: False, with nothing written, where a transcript that was known has been labelled otherwise since: the
  ///   block has to be labelled without looking up.
  package func write(_ block: StoredBlock) throws(StoreError) -> Bool {
    guard var source = sources[block.path] else { return true }
    do {
      try store.writer.write { try write(block, &source, $0) }
    } catch is StoreMoved {
      return false
    } catch {
      throw StoreError.of(error, path: store.path)
    }
    sources[block.path] = source
    return true
  }

  private func write(_ block: StoredBlock, _ source: inout OpenSource, _ db: Database) throws {
    try self.begin(&source, db)
    var writer = BlockWriter(db: db, rules: self.rules, source: source)
    for transcript in block.transcripts { try writer.write(transcript) }
    for item in block.unread { try writer.write(item) }
    for entry in block.ledger { try writer.add(entry) }
    source.ordinals = writer.ordinals
    source.records += block.records
    try db.execute(
      sql: "UPDATE source SET records = ? WHERE id = ?",
      arguments: [self.head.isResumable ? source.records : 0, source.id])
  }

  /// Notes that a file was read to its end; what it no longer holds is stale.
  package func finish(_ path: String) throws(StoreError) {
    guard var source = sources.removeValue(forKey: path) else { return }
    let digest = source.stamp.flatMap { _ in FileDigest.hexadecimal(ofFile: path) }
    let isStill = source.stamp == FileStamp(path: path) && !Self.isMissing(path)
    try store.write { db in
      try self.begin(&source, db)
      try StaleMarks.set(db, source: source.id, pass: source.pass)
      try db.execute(
        sql: "UPDATE source SET complete = ?, digest = ? WHERE id = ?",
        arguments: [isStill, isStill ? digest : nil, source.id])
    }
  }

  /// Ends the run and closes the store.
  package func finish() throws(StoreError) {
    let ended = Self.now()
    try store.write { db in
      if marksRules { try markRules(db) }
      try db.execute(sql: "UPDATE run SET ended = ? WHERE id = ?", arguments: [ended, self.run])
    }
    store.close()
  }

  /// The sums of a file as the store has them.
  package func ledger(of path: String) throws(StoreError) -> [LedgerEntry] {
    guard let id = sources[path]?.row?.id else { return [] }
    return try store.read { try SourceRow.ledger($0, source: id) }
  }

  /// The first unread items of a file as the store has them.
  package func unread(of path: String, limit: Int) throws(StoreError) -> [UnreadItem] {
    guard let id = sources[path]?.row?.id else { return [] }
    return try store.read { try SourceRow.unread($0, source: id, path: path, limit: limit) }
  }

  private func begin(_ source: inout OpenSource, _ db: Database) throws {
    guard !source.isBegun else { return }
    source.isBegun = true
    try markRules(db)
    if source.isResumed, let row = source.row {
      (source.id, source.pass, source.records) = (row.id, row.pass, row.records)
      return
    }
    try source.startPass(db, origin: store.origin, options: head.options, rules: rules)
  }

  /// Rules become the current ones with the first file that they have labelled, so that a run that labels nothing
  /// makes nothing stale.
  private func markRules(_ db: Database) throws {
    let last = try String.fetchOne(db, sql: "SELECT max(last_used) FROM rules WHERE id <> ?", arguments: [rules]) ?? ""
    try db.execute(
      sql: "UPDATE rules SET last_used = max(last_used, ?) WHERE id = ?",
      arguments: [max(started, Self.moment(after: last)), rules])
  }

  /// A clock that was set back does not make these rules older than those of an earlier run.
  private static func moment(after last: String) -> String {
    guard let date = try? Date(last, strategy: style) else { return last.isEmpty ? "" : last + "+" }
    // Half a millisecond more, because the fraction is cut off and not rounded.
    return (date + 0.0015).formatted(style)
  }

  /// Standard input and pipes are another source each time; a file that is gone for now is not.
  private func location(of path: String) -> String {
    let isStream = FileStamp(path: path) == nil && !Self.isMissing(path)
    return isStream ? "\(path)#\(UUID().uuidString)" : URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private static func isMissing(_ path: String) -> Bool {
    path != "-" && !FileManager.default.fileExists(atPath: path)
  }

  private static func now() -> String {
    Date().formatted(style)
  }

  private static var style: Date.ISO8601FormatStyle {
    .iso8601.year().month().day().time(includingFractionalSeconds: true)
  }
}
