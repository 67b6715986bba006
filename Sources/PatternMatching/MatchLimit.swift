/// The limit that stopped a search before it could answer.
///
/// A limit is never "no match": it is kept with the label it may have cost.
package enum MatchLimit: String, Sendable, Hashable, CaseIterable {
  /// Too many backtracking steps (`PCRE2_ERROR_MATCHLIMIT`).
  case match = "M001"
  /// Backtracking nested too deeply (`PCRE2_ERROR_DEPTHLIMIT`).
  case depth = "M002"
  /// Too much heap for backtracking (`PCRE2_ERROR_HEAPLIMIT`).
  case heap = "M003"
  /// The JIT stack was full and the retry without JIT could not answer either.
  case stack = "M004"
  /// PCRE2 refused the search for another reason; a defect worth a report.
  case other = "M005"
}
