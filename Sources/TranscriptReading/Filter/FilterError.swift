import YAMLDocuments

/// Why a filter cannot be used, and where.
package struct FilterError: Error, Sendable, Equatable {
  package var message: String
  /// Characters from the start of the expression, from 0; its length for the end.
  package var offset: Int
  package var help: String?

  /// The mistake with its line and a place for the caret. Line breaks count as blanks: the expression
  /// is shown as one line.
  package func diagnostic(of expression: String, option: String = "--where") -> Diagnostic {
    Diagnostic(
      code: FilterCode.notUnderstood, message: message, path: option, line: 1, column: offset + 1,
      sourceLine: String(expression.map { $0.isNewline ? " " : $0 }), help: help)
  }
}
