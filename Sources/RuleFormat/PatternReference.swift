import PatternMatching

/// A compiled pattern with the regex as the rule's author wrote it, lexicon names unexpanded.
package struct PatternReference: Sendable {
  package let written: String
  package let compiled: Pattern
}
