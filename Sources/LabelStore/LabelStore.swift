import Foundation
import GRDB

/// One store: an SQLite file in WAL mode, and the only thing that opens a database.
///
/// Safe for use by several tasks; writes go one after the other. A file that was written by an older version
/// is copied and then migrated; one of a newer version is refused.
package final class LabelStore: Sendable {
  package let path: String
  let writer: any DatabaseWriter
  /// Held while the store is open for writing, so that no second run writes. Closed after the database: closing
  /// any descriptor of the file earlier would drop SQLite's own locks.
  private let lock: Int32?

  /// What the store was made with.
  package let policy: TextPolicy
  /// Names the store, so that sources of several machines are told apart.
  package let origin: String

  /// Opens a store for labelling, and makes it where there is none.
  ///
  /// - Parameter policy: Which texts are kept; `nil` for what the store was made with, or the usual.
  package convenience init(writing path: String, policy: TextPolicy? = nil) throws(StoreError) {
    try self.init(path: path, creates: true, wanted: policy)
  }

  /// Opens a store that exists, to read it or to add verdicts.
  package convenience init(existing path: String) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreError(code: .missing, path: path) }
    try self.init(path: path, creates: false, wanted: nil)
  }

  private init(path: String, creates: Bool, wanted: TextPolicy?) throws(StoreError) {
    self.path = path
    let opening = StoreOpening(path: path)
    do {
      writer = try opening.open(creates: creates)
      lock = creates ? try opening.exclusiveLock() : nil
      (policy, origin) = try opening.settings(of: writer, wanted: wanted, creates: creates)
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// Whether a file is one of SQLite's, by its first bytes.
  package static func isDatabase(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }

  /// Nothing can be added, for instance because the file's rights forbid it.
  package var isReadOnly: Bool { writer.configuration.readonly }

  deinit {
    try? writer.close()
    if let lock { Foundation.close(lock) }
  }

  /// Moves what the write-ahead log holds into the file and lets go of it; the store is of no use afterwards.
  package func close() {
    try? writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try? writer.close()
  }

  /// Ends the statement that runs, whichever task runs it; a transaction that it belongs to is undone.
  package func interrupt() { writer.interrupt() }

  /// Runs `body` in one transaction; all of it happens, or nothing.
  func write<Answer>(_ body: (Database) throws -> Answer) throws(StoreError) -> Answer {
    do {
      return try writer.write(body)
    } catch {
      throw StoreError.of(error, path: path)
    }
  }

  /// Runs `body` on one state of the store, whatever is written meanwhile.
  func read<Answer>(_ body: (Database) throws -> Answer) throws(StoreError) -> Answer {
    do {
      return try writer.read(body)
    } catch {
      throw StoreError.of(error, path: path)
    }
  }
}
