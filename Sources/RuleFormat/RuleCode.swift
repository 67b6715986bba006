import ErrorCodes
import YAMLDocuments

/// The codes of mistakes in rule files. Stable: tools and documents name them.
package enum RuleCode: String, ErrorCode {
  /// The folder or a file of it cannot be read.
  case unreadable = "R001"
  case notYAML = "R002"
  case regex = "R003"
  case unknownKey = "R004"
  case missingKey = "R005"
  case wrongType = "R006"
  case badValue = "R007"
  case unknownTag = "R008"
  case duplicateID = "R009"
  case idIsNotPath = "R010"
  /// An example's span, stance or silence is not what the engine finds.
  case brokenExample = "R011"
  case noExecutedExample = "R012"
  case unknownLexiconName = "R013"
  case unknownPatternName = "R014"
  case badMarks = "R015"
  case emptyFolder = "R016"
  case todoMatches = "R017"
  /// Warnings about cost: every match of the pattern may hold anything, or holds only what is in every text.
  case noLiteral = "R018"
  case commonLiteral = "R019"
  /// Warnings about texts on which a pattern takes far more steps than the text has places.
  case exponential = "R020"
  case polynomial = "R021"
  /// More files, bytes or patterns than a rules folder may have.
  case tooLarge = "R022"
  /// A link, FIFO or device where a rule file should be.
  case notAFile = "R023"
  /// A pattern that calls itself at the place where it was called.
  case endlessRecursion = "R024"

  static let shared = YAMLReader.Codes(
    unknownKey: unknownKey, missingKey: missingKey, wrongType: wrongType, badValue: badValue)
}
