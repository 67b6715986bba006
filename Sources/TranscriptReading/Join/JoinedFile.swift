import TranscriptModel

/// The rows of a second file, found by the value of a field.
///
/// Held in memory: per row its prompt's text, its scalars and about half a KB. While it is loaded, the
/// file's decompressed bytes are held as well. Immutable afterwards, so tasks share it.
package struct JoinedFile: Sendable {
  package let path: String
  /// Rows that can be found: the first of each value.
  package internal(set) var rowCount = 0
  /// Rows whose value an earlier row had; they are not used.
  package internal(set) var duplicates = 0
  /// Rows without the field.
  package internal(set) var withoutKey = 0
  /// Rows that are no JSON objects.
  package internal(set) var unread = 0

  private let fields: [FilterField]
  private var rows: [JoinedRow] = []
  private var index: [[String]: Int] = [:]

  init(path: String, fields: [FilterField]) {
    self.path = path
    self.fields = fields
  }

  mutating func add(_ row: JoinedRow, key: [String]) {
    guard index[key] == nil else {
      duplicates += 1
      return
    }
    index[key] = rows.count
    rows.append(row)
    rowCount += 1
  }

  /// The transcript with what its row adds, and the row's number; `nil` when it has no row.
  package func joined(_ transcript: Transcript) -> (transcript: Transcript, row: Int)? {
    var key: [String] = []
    for field in fields {
      guard let value = field.value(in: transcript), value != .null else { return nil }
      key.append(value.text)
    }
    return index[key].map { (rows[$0].added(to: transcript), $0) }
  }
}
