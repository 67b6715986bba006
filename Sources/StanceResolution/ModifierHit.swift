import RuleFormat
import TranscriptModel

/// A modifier found in a sentence.
struct ModifierHit {
  /// Index into `ModifierSet.modifiers`.
  let modifier: Int
  /// In the part's text.
  let range: ByteRange
  let sentence: Int
}
