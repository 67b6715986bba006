import YAMLDocuments

/// The codes of mistakes in mapping and joined files. Stable: tools and documents name them.
package enum MappingCode {
  /// The file cannot be read, or is not UTF-8.
  package static let unreadable = "F001"
  package static let notYAML = "F002"
  package static let regex = "F003"
  package static let unknownKey = "F004"
  package static let missingKey = "F005"
  package static let wrongType = "F006"
  package static let badValue = "F007"
  /// Neither a JSON Pointer nor a dotted path.
  package static let badPath = "F008"
  package static let duplicateName = "F009"
  /// A joined file that holds no rows, or no row with the field to join on.
  package static let cannotJoin = "F010"

  static let shared = YAMLReader.Codes(
    unknownKey: unknownKey, missingKey: missingKey, wrongType: wrongType, badValue: badValue)
}
