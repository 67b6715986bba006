/// One line of a journal: an answer, words that were marked, or one of these taken back.
package struct JournalEntry: Sendable, Equatable {
  package enum Act: Sendable, Equatable {
    case verdict(JournalVerdict)
    case mark(JournalMark)
    /// The id of the verdict or mark that is taken back.
    case undo(String)
  }

  /// SHA-256 of the line: its name, which the next line carries.
  package var id: String
  package var previous: String
  package var auditor: String
  /// ISO 8601.
  package var given: String
  package var act: Act
  /// Names the key press that it came from, where a page sent it; empty otherwise. Sent again, it counts once.
  package var attempt = ""

  /// Names of the store's rows for it; none for what takes another back.
  var rows: [String] {
    switch act {
    case .verdict(let verdict): verdict.names(id)
    case .mark: [id]
    case .undo: []
    }
  }
}
