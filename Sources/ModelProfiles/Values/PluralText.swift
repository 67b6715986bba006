/// Counts with their noun.
package enum PluralText {
  /// `1 prompt`, `2 prompts`.
  ///
  /// - Parameter several: The noun for any number but one, where it is not the noun with an s.
  package static func of(_ count: Int, _ noun: String, _ several: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(several ?? noun + "s")"
  }
}
