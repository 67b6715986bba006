/// What a value of a file may be. Readers check keys and ranges by it, and JSON Schemas for editors are written from it,
/// so that the two cannot disagree.
package indirect enum YAMLShape: Sendable {
  /// Any scalar but a plain null.
  case text
  /// Text out of a closed list.
  case word([String])
  case integer(ClosedRange<Int>)
  case number
  case flag
  case list(YAMLShape)
  /// A list, or one scalar that stands for a list of one.
  case oneOrList(YAMLShape)
  case mapping(YAMLLayout)
  /// A mapping whose keys the author of the file chooses.
  case names(YAMLShape)
  case either([YAMLShape])

  /// The words of an enumeration, in the order of its declaration.
  package static func choice<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> YAMLShape
  where Choice.RawValue == String { .word(type.allCases.map(\.rawValue)) }

  /// The range of whole numbers that the shape allows, itself or as one of several; `nil` when it allows none.
  var integers: ClosedRange<Int>? {
    switch self {
    case .integer(let range): range
    case .either(let shapes): shapes.lazy.compactMap(\.integers).first
    default: nil
    }
  }
}
