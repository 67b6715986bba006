import Foundation
import GRDB

/// Why a store could not be used; what it held before stays as it was.
package struct StoreError: Error, Sendable, Equatable {
  package var code: StoreCode
  package var path: String
  /// SQLite's or the system's words. Never text of a transcript.
  package var detail: String

  package init(code: StoreCode, path: String, detail: String = "") {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// One sentence for people: what is wrong, with which file, and what to do.
  package var message: String {
    "[\(code.rawValue)] \(path): \(code.title)" + (detail.isEmpty ? "" : " (\(detail))") + "; \(code.cure)"
  }

  /// What an error of SQLite, or of the system, means for a store.
  static func of(_ error: any Error, path: String) -> StoreError {
    if let error = error as? StoreError { return error }
    guard let failure = error as? DatabaseError else {
      let words = error is CocoaError ? error.localizedDescription : String(describing: type(of: error))
      return StoreError(code: .failed, path: path, detail: words)
    }
    // Bound values hold text of transcripts; `message` is SQLite's own sentence.
    return StoreError(code: code(of: failure), path: path, detail: failure.message ?? "")
  }

  private static func code(of failure: DatabaseError) -> StoreCode {
    switch failure.resultCode {
    case .SQLITE_NOTADB: .notOurs
    case .SQLITE_CORRUPT: .damaged
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
    case .SQLITE_FULL: .full
    case .SQLITE_CANTOPEN: .unopened
    default: .failed
    }
  }
}
