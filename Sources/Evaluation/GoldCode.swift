/// Codes of mistakes in gold files. Stable: scripts match on them.
package enum GoldCode {
  static let unreadable = "G001"
  static let unknownName = "G002"
  static let duplicateID = "G003"
  static let missingID = "G004"
  package static let noOverlap = "G005"
  /// Two labelled texts have one id of the gold.
  package static let ambiguousID = "G006"
  static let unknownStance = "G007"
}
