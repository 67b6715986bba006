import ErrorCodes

/// Codes of items that could not be read. Stable: outputs carry them.
package enum UnreadCode: String, ErrorCode {
  case notJSON = "T001"
  case notUTF8 = "T002"
  case missingReasoning = "T003"
  case notObject = "T004"
  case lineTooLong = "T005"
  case tooDeep = "T006"
  case damagedStream = "T007"
  case readFailed = "T008"
  case unknownFormat = "T009"
  case failedRequest = "T010"
  case memberTooLarge = "T011"
  case unreadableMember = "T012"
  case noSamples = "T013"

  package static let area = ErrorArea(
    "Transcripts that cannot be read",
    outcome: """
      The item becomes a record of its own (`aside.unread/1`) with place and code, is counted in the summary and in \
      profiles, and the run goes on; the command ends with 2.
      """)

  package var entry: ErrorEntry {
    switch self {
    case .notJSON:
      ErrorEntry(
        "the record is not JSON",
        cause: "The JSON parser gave up at the byte given. The last line of a file that was cut off looks like this.",
        cure: "check whether the file was cut off or holds another format")
    case .notUTF8:
      ErrorEntry(
        "the record holds bytes that are not UTF-8, or a raw control character",
        cause: "The file has another encoding, often Latin-1 or UTF-16, or a control character was not escaped.",
        cure: "convert the file to UTF-8, and escape control characters")
    case .missingReasoning:
      ErrorEntry(
        "no reasoning text was found",
        cause: "A row of no known format has no text in 'scratchpad' and no tagged reasoning in 'output'.",
        cure: "name its field with --map, put it into 'scratchpad', or tag it inside 'output'")
    case .notObject:
      ErrorEntry(
        "the record is JSON but no object", cause: "The line is a list, a text, a number or null.",
        cure: "write one object per line")
    case .lineTooLong:
      ErrorEntry(
        "the line is longer than --max-line-bytes",
        cause: "The line is passed over without being held; 64 MiB are allowed by default.",
        cure: "raise --max-line-bytes if the line is wanted")
    case .tooDeep:
      ErrorEntry(
        "the record is nested more than \(JSONParser.maximumDepth) levels deep",
        cause: "Lists or objects stand in each other deeper than any known format writes them.",
        cure: "flatten or unpack it")
    case .damagedStream:
      ErrorEntry(
        "the compressed stream is damaged or cut off",
        cause: "A gz, zst, xz, bz2, zip or tar stream ends early or its check sum is wrong.",
        cure: "what came before was read; fetch the file again")
    case .readFailed:
      ErrorEntry(
        "reading failed", cause: "The system could not read the file: rights, a device error, or a file that vanished.",
        cure: "check the file and run again")
    case .unknownFormat:
      ErrorEntry(
        "the content is of no known format",
        cause: "The file is neither text nor a container that Aside reads, or a document that no reader recognises.",
        cure: "name the format with --from, or leave the file out")
    case .failedRequest:
      ErrorEntry(
        "the record holds an error instead of an answer",
        cause: "A batch request that failed, expired or was cancelled.",
        cure: "send the request again if the answer is wanted")
    case .memberTooLarge:
      ErrorEntry(
        "what is packed here is larger than --max-member-bytes",
        cause: "A small archive can unpack to any size; 2 GiB are allowed by default.",
        cure: "raise --max-member-bytes if it is wanted")
    case .unreadableMember:
      ErrorEntry(
        "the archive lists a member that cannot be decoded",
        cause: "The member is packed by a method that Aside does not know, encrypted, or its place is wrong.",
        cure: "pack it again with deflate or zstd")
    case .noSamples:
      ErrorEntry(
        "the log lists samples that are not there", cause: "An Inspect log was written by a run that did not end.",
        cure: "a crashed run writes no more than its journal; run it again")
    }
  }
}
