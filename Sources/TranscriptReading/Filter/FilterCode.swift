import ErrorCodes

/// The code of mistakes in expressions, of `--where` and `--fail-on`.
package enum FilterCode: String, ErrorCode {
  case notUnderstood = "W001"

  package static let area = ErrorArea(
    "Expressions", outcome: "Said with a caret below the expression; nothing is read, and the command ends with 64.")

  package var entry: ErrorEntry {
    ErrorEntry(
      "the expression is not understood",
      cause: """
        A field, an operator, a quote or a parenthesis of --where or --fail-on is not what can stand at the caret; or a \
        pattern behind 'matches' does not compile.
        """,
      cure: "mend it at the caret; 'aside label --help' has the operators, and the whole expression is best put in "
        + "single quotes for the shell")
  }
}
