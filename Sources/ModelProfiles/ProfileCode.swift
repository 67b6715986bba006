/// What can be wrong with what was asked of a profile.
package enum ProfileCode: String, Sendable, CaseIterable {
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
}
