/// Counts with their noun.
package enum PluralText {
  /// `1 prompt`, `2 prompts`.
  package static func of(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}
