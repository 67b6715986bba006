import ErrorCodes
import YAMLDocuments

/// The codes of mistakes in mapping and joined files. Stable: tools and documents name them.
package enum MappingCode: String, ErrorCode {
  /// The file cannot be read, or is not UTF-8.
  case unreadable = "F001"
  case notYAML = "F002"
  case regex = "F003"
  case unknownKey = "F004"
  case missingKey = "F005"
  case wrongType = "F006"
  case badValue = "F007"
  /// Neither a JSON Pointer nor a dotted path.
  case badPath = "F008"
  case duplicateName = "F009"
  /// A joined file that holds no rows, or no row with the field to join on.
  case cannotJoin = "F010"

  static let shared = YAMLReader.Codes(
    unknownKey: unknownKey, missingKey: missingKey, wrongType: wrongType, badValue: badValue)

  package static let area = ErrorArea(
    "Mapping and joined files",
    outcome: "Said with the place in the file of --map or --join; no dump is read, and the command ends with 65.")

  package var entry: ErrorEntry {
    switch self {
    case .unreadable:
      ErrorEntry(
        "the file cannot be read",
        cause: "Its rights forbid reading, it is a folder, damaged, larger than 16 MiB (a mapping), or not UTF-8.",
        cure: "check the name and the rights, and save it as UTF-8")
    case .notYAML:
      ErrorEntry(
        "the mapping is no YAML that Aside reads", cause: "The YAML parser gave up at the place shown.",
        cure: "mend the YAML there; 'aside doctor DUMP --write-map FILE' writes a mapping to start from")
    case .regex:
      ErrorEntry(
        "a pattern does not compile", cause: "PCRE2 refuses the pattern of a field at the place shown.",
        cure: "mend the pattern at the caret, in single quotes so that '\\' stays")
    case .unknownKey:
      ErrorEntry(
        "a key is none that a mapping has", cause: "Every key is honoured or refused.",
        cure: "take the name that is suggested, or remove the key")
    case .missingKey:
      ErrorEntry(
        "a key is missing or names nothing",
        cause: "A mapping names one field at least; a field with 'from' has a pattern; a list of fields is not empty.",
        cure: "add what the message names")
    case .wrongType:
      ErrorEntry(
        "a value is of another type than its key wants",
        cause: "A list, mapping or text stands where another is wanted.",
        cure: "write a field's path as text, several as a list, 'values' as a mapping from old to new names")
    case .badValue:
      ErrorEntry(
        "a value is not among those its key allows", cause: "For example a 'from' that is no place to capture from.",
        cure: "take a value that the message names")
    case .badPath:
      ErrorEntry(
        "a field's path is neither dotted nor a JSON Pointer",
        cause: "Paths look like meta.tier or messages.-1.content, pointers like /meta/tier.",
        cure: "mend the path at the caret; write '~1' for '/' and '~0' for '~' in a pointer")
    case .duplicateName:
      ErrorEntry(
        "a condition is named twice", cause: "The same name stands in 'condition' and in 'conditions'.",
        cure: "keep one of them")
    case .cannotJoin:
      ErrorEntry(
        "nothing can be joined",
        cause: "The joined file holds no rows, or no row has a value of the field that --on names on its side.",
        cure: "name a field of its rows behind '=' in --on, as in --on id=custom_id")
    }
  }
}
