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
  /// A column that partial profiles were not counted by.
  case notCounted = "P005"
  /// What is no whole partial profile.
  case badPartial = "P006"
  /// Partial profiles of other rules or columns.
  case partsDiffer = "P007"

  package static let area = ErrorArea(
    "Profiles",
    outcome:
      "Said with a caret below the option or line; no profile is written. P006 and P007 end with 65, the others with 64."
  )

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
    case .notCounted:
      ErrorEntry(
        "partial profiles were not counted by this column",
        cause: "Sums can be put together by fewer columns than they were counted by, never by others.",
        cure:
          "name all columns with --by when the parts are made, as aside label --to partial --by model,condition.tier"
      )
    case .badPartial:
      ErrorEntry(
        "this is not a whole partial profile",
        cause: "The file is of another kind, damaged or cut off: its last line tells how many lines there are.",
        cure: "make the part again; nothing of it was counted")
    case .partsDiffer:
      ErrorEntry(
        "the partial profiles do not belong together",
        cause: "They were made with other rules, or counted by other columns.",
        cure: "make all parts with the same rules and the same --by")
    }
  }
}
