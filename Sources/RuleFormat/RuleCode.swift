import YAMLDocuments

/// The codes of mistakes in rule files. Stable: tools and documents name them.
package enum RuleCode {
  /// The folder or a file of it cannot be read.
  package static let unreadable = "R001"
  package static let notYAML = "R002"
  package static let regex = "R003"
  package static let unknownKey = "R004"
  package static let missingKey = "R005"
  package static let wrongType = "R006"
  package static let badValue = "R007"
  package static let unknownTag = "R008"
  package static let duplicateID = "R009"
  package static let idIsNotPath = "R010"
  /// An example's span, stance or silence is not what the engine finds.
  package static let brokenExample = "R011"
  package static let noExecutedExample = "R012"
  package static let unknownLexiconName = "R013"
  package static let unknownPatternName = "R014"
  package static let badMarks = "R015"
  package static let emptyFolder = "R016"
  package static let todoMatches = "R017"
  /// Warnings about cost: every match of the pattern may hold anything, or holds only what is in every text.
  package static let noLiteral = "R018"
  package static let commonLiteral = "R019"

  static let shared = YAMLReader.Codes(
    unknownKey: unknownKey, missingKey: missingKey, wrongType: wrongType, badValue: badValue)
}
