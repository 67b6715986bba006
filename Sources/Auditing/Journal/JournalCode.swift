import ErrorCodes

/// What can be wrong with a journal; the codes stand in messages and never change their meaning.
package enum JournalCode: String, ErrorCode {
  case unwritable = "A001"
  case tampered = "A002"
  case badName = "A003"
  case shortened = "A004"
  /// The file is no longer the one that was opened, or lost lines since.
  case replaced = "A005"

  package static let area = ErrorArea(
    "Journals of an audit",
    outcome: """
      Said with the journal's path; the journal stays as it is and no answer goes into it. A002 and A004 end with 65, \
      A003 with 64, A001 and A005 with 74; the page of an audit shows A005 and waits.
      """)

  package var entry: ErrorEntry {
    switch self {
    case .unwritable:
      ErrorEntry(
        "the journal cannot be written",
        cause:
          "Answers go into STORE.verdicts/NAME.jsonl; its folder cannot be made or written, or the device is full.",
        cure: "check the rights of its folder")
    case .tampered:
      ErrorEntry(
        "the line does not follow the one before it",
        cause:
          "Each line carries the hash of the line before; a line was edited, lost, or copied from another journal.",
        cure: "fetch the journal again from a copy")
    case .badName:
      ErrorEntry(
        "that is no name for an auditor", cause: "The name of an auditor becomes the name of a file.",
        cure: "use letters, digits, '.', '-' and '_'")
    case .shortened:
      ErrorEntry(
        "the store has answers that the journal lacks",
        cause: "Lines at the end of the journal, or the whole file, are gone since the store was brought up to it.",
        cure: "put the whole journal back, or take them out of the store with 'aside verify --forget'")
    case .replaced:
      ErrorEntry(
        "the journal was moved, replaced or cut while it was open here; nothing was written",
        cause: "Something else touched the file while an audit had it open: a sync program, a checkout, an editor.",
        cure: "put the whole journal back and start 'aside audit' again")
    }
  }
}
