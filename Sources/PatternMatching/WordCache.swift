import CLiteralScan

/// What stands in the words that one task has seen, for one `LiteralIndex`.
final class WordCache {
  /// `nil` when there was no memory; scanning does without.
  let words = aside_word_cache_new()

  deinit { aside_word_cache_free(words) }
}
