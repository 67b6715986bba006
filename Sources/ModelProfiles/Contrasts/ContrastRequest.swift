import TranscriptModel
import YAMLDocuments

/// `--contrast condition.tier=free:paid`: which column, and which two of its values.
package struct ContrastRequest: Sendable, Equatable {
  package var column: ProfileColumn
  /// Both arms as written, `first:second`; which colon parts them is told by the values that occur, because
  /// names of models hold colons too.
  package var arms: String

  /// As it was written.
  package var text: String { "\(column.name)=\(arms)" }

  /// - Throws: `P003` for a text of another shape, `P001` for a name that can be no column.
  package init(_ text: String) throws(Diagnostics) {
    guard let sign = text.firstIndex(of: "="), text[text.index(after: sign)...].contains(":") else {
      throw Diagnostics([
        Diagnostic(
          code: ProfileCode.badContrast, message: "a contrast names a column and two of its values",
          path: "--contrast", sourceLine: text, help: "write it as condition.tier=free:paid or model=A:B")
      ])
    }
    let name = String(text[..<sign])
    guard let column = ProfileColumn(name) else {
      throw Diagnostics([
        ColumnList.unknown(name, in: text, at: 1, option: "--contrast", known: ColumnList.fixedNames)
      ])
    }
    self.column = column
    arms = String(text[text.index(after: sign)...])
  }

  /// The values that the arms name.
  ///
  /// - Throws: `P003` for an arm that does not occur, or two equal ones.
  func values(among values: [ScalarValue]) throws(Diagnostics) -> (first: ScalarValue, second: ScalarValue) {
    for colon in arms.indices where arms[colon] == ":" {
      let first = String(arms[..<colon])
      let second = String(arms[arms.index(after: colon)...])
      let found = (values.first { $0.text == first }, values.first { $0.text == second })
      if let one = found.0, let other = found.1, one != other { return (one, other) }
    }
    throw Diagnostics([missingArm(values.map(\.text))])
  }

  private func missingArm(_ values: [String]) -> Diagnostic {
    let parts = arms.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let wrong = parts.first { !values.contains($0) }
    let message =
      wrong.map { "no transcript has \(column.name) '\($0)'" } ?? "the arms of a contrast are two different values"
    let nearest = wrong.flatMap { NearestName.of($0, among: values) }.map { "did you mean '\($0)'? " } ?? ""
    let shown = values.prefix(20).joined(separator: ", ") + (values.count > 20 ? ", …" : "")
    return Diagnostic(
      code: ProfileCode.badContrast, message: message, path: "--contrast",
      column: column.name.count + 2, sourceLine: text, help: "\(nearest)\(column.name) is one of: \(shown)")
  }
}
