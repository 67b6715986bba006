import ErrorCodes

/// What can be wrong with what was asked of a profile.
package enum ProfileCode: String, ErrorCode {
  /// A column that no transcript of the store has.
  case unknownColumn = "P001"
  /// A contrast whose arms share no prompt.
  case noPairs = "P002"
  /// A contrast that is not `column=first:second`, or names an arm that does not occur.
  case badContrast = "P003"
  /// More tags and composites than a profile holds.
  case tooManyLabels = "P004"

  package static let area = ErrorArea(
    "Profiles", outcome: "Said with a caret below the option; no profile is written, and the command ends with 64.")

  package var entry: ErrorEntry {
    switch self {
    case .unknownColumn:
      ErrorEntry(
        "there is no such column",
        cause: "--by and --contrast take model, prompt_id, epoch, path, and the conditions and outcomes of the store.",
        cure: "take a column that the message names, as condition.tier")
    case .noPairs:
      ErrorEntry(
        "the contrast has no pairs",
        cause: "Arms are compared on the same prompts, and no prompt has readable texts of both.",
        cure: "give samples of one prompt the same prompt_id with --map or --join, or contrast another column")
    case .badContrast:
      ErrorEntry(
        "the contrast names no column and two of its values",
        cause: "Its shape is another, or no transcript has the value.",
        cure: "write it as condition.tier=free:paid, with two values that occur")
    case .tooManyLabels:
      ErrorEntry(
        "the rules have more tags and composites than a profile holds",
        cause: "A profile keeps the labels of a text in 128 bits.", cure: "profile with a rules folder that has fewer")
    }
  }
}
