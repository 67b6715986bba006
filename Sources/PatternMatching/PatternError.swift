/// Why a pattern cannot be used.
package struct PatternError: Error, Equatable {
  /// PCRE2's own message, for example `missing closing parenthesis`.
  package let message: String
  /// UTF-8 byte of the pattern at which PCRE2 stopped, `0 ... utf8.count`.
  package let offset: Int
}
