import ErrorCodes

/// The limit that stopped a search before it could answer.
///
/// A limit is never "no match": it is kept with the label it may have cost.
package enum MatchLimit: String, ErrorCode {
  /// Too many backtracking steps (`PCRE2_ERROR_MATCHLIMIT`).
  case match = "M001"
  /// Backtracking nested too deeply (`PCRE2_ERROR_DEPTHLIMIT`).
  case depth = "M002"
  /// Too much heap for backtracking (`PCRE2_ERROR_HEAPLIMIT`).
  case heap = "M003"
  /// The JIT stack was full and the retry without JIT could not answer either.
  case stack = "M004"
  /// PCRE2 refused the search for another reason: a recursion without end, or a defect.
  case other = "M005"

  package static let area = ErrorArea(
    "Limits of a search",
    outcome: """
      Noted with rule and part in `limits` of the label record, counted in the summary and below every rate; what other \
      rules found stays. The command ends with 2, with --strict with 1.
      """)

  package var entry: ErrorEntry {
    switch self {
    case .match:
      ErrorEntry(
        "a pattern took more steps than it may on one text", cause: Self.cause + " It took 500,000 steps twice.",
        cure: Self.cure)
    case .depth:
      ErrorEntry(
        "a pattern went deeper than it may on one text",
        cause: Self.cause + " Without JIT it had 50,000 open choices at once.", cure: Self.cure)
    case .heap:
      ErrorEntry(
        "a pattern took more memory than it may on one text",
        cause: Self.cause + " Without JIT it wanted more than 64 MiB for open choices.", cure: Self.cure)
    case .stack:
      ErrorEntry(
        "a pattern's stack was full",
        cause: Self.cause + " The JIT stack of 8 MiB was full, and the search without JIT hit a limit too.",
        cure: Self.cure)
    case .other:
      ErrorEntry(
        "PCRE2 refused a search",
        cause: "The pattern calls itself at the place where it was called, as (?R) at its own start does.",
        cure: "let something be matched before the call (R024 of 'aside rules check'); where no pattern calls itself, "
          + "report it with the rule")
    }
  }

  private static let cause = "The text makes the pattern try very many ways to match, so that it may have missed a cue."
  private static let cure =
    "bound the gaps of the rule that `limits` names; 'aside rules check' shows patterns for which such texts exist "
    + "(R020, R021)"
}
