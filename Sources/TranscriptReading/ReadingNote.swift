import ErrorCodes
import TranscriptModel

/// Codes of what was mended or is missing in a transcript that was read all the same. Stable: outputs carry them.
package enum ReadingNote: String, ErrorCode {
  case loneSurrogate = "T101"
  case missingAttachment = "T102"

  package static let area = ErrorArea(
    "Transcripts that were read with a repair",
    outcome: "Noted in `limits` of the record and counted in the summary; the command ends with 2.")

  package var entry: ErrorEntry {
    switch self {
    case .loneSurrogate:
      ErrorEntry(
        "half of a surrogate pair was replaced",
        cause:
          "A text has \\ud800 to \\udfff alone, which is no character; it is read as U+FFFD. Texts that were cut by "
          + "length have this.",
        cure: "nothing need be done; to be rid of it, write the text anew as UTF-8")
    case .missingAttachment:
      ErrorEntry(
        "an attachment is not in the log",
        cause: "A message of an Inspect log refers to a text that is kept elsewhere and is not in the file.",
        cure: "write the log again with its attachments")
    }
  }

  var limit: LimitNote { LimitNote(code: rawValue) }
}
