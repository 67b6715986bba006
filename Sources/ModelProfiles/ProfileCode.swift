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
}
