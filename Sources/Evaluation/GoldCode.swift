import ErrorCodes

/// Codes of mistakes in gold files. Stable: scripts match on them.
package enum GoldCode: String, ErrorCode {
  case unreadable = "G001"
  case unknownName = "G002"
  case duplicateID = "G003"
  case missingID = "G004"
  case noOverlap = "G005"
  /// Two labelled texts have one id of the gold.
  case ambiguousID = "G006"
  case unknownStance = "G007"

  package static let area = ErrorArea(
    "Gold files",
    outcome: "Said with the place in the file of --gold, at most fifty at once; no figure is given, and the command "
      + "ends with 65.")

  package var entry: ErrorEntry {
    switch self {
    case .unreadable:
      ErrorEntry(
        "the gold file cannot be read, or a row is no gold",
        cause: "The file is empty, damaged or of another shape, or a row lacks its tags.",
        cure:
          "write rows such as {\"id\": \"a\", \"tags\": {\"evaluation.suspicion\": true}}, or a table id,tag,present")
    case .unknownName:
      ErrorEntry(
        "a tag or composite is none that the rules have",
        cause: "It was misspelt, or the gold was made with other rules.",
        cure: "take a tag of 'aside rules list --tags', or name the rules with --rules")
    case .duplicateID:
      ErrorEntry(
        "an id stands twice", cause: "A transcript has one row of JSON, or in a table one row for each tag.",
        cure: "join the rows, or remove one")
    case .missingID:
      ErrorEntry(
        "a row has no id", cause: "Gold and dump are brought together by the transcript's id.",
        cure: "give every row the id of its transcript")
    case .noOverlap:
      ErrorEntry(
        "no labelled text has an id that the gold has",
        cause: "Another dump was given, or the ids are written in another way there.",
        cure: "compare the ids that the message shows; --map names the field with the id")
    case .ambiguousID:
      ErrorEntry(
        "two labelled texts have one id of the gold", cause: "It cannot be told which of them the gold speaks of.",
        cure: "give texts ids of their own, or leave one of the files out")
    case .unknownStance:
      ErrorEntry(
        "a stance is none that there is",
        cause: "Stances are a closed list: asserted, considered, denied and so on, as the message shows.",
        cure: "take one of the list, or leave the stance out")
    }
  }
}
