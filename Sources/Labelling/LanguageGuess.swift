import CWords

/// Whether reasoning is mostly English, judged by its commonest words.
enum LanguageGuess {
  private static let english = [
    "the", "to", "of", "and", "a", "in", "is", "i", "that", "it", "for", "this", "be", "as", "with", "so",
    "not", "but", "are", "on", "if", "or", "we", "should", "user", "have", "can", "will", "my", "do", "need",
    "let", "wait", "they", "what", "no", "just", "at", "by", "then",
  ]
  private static let others = [
    "der", "die", "und", "das", "ist", "nicht", "ich", "ein", "eine", "zu", "le", "la", "les", "et", "des",
    "est", "que", "pas", "une", "je", "el", "los", "de", "en", "por", "para", "una", "di", "il", "che", "per",
    "não", "uma", "het", "een", "niet", "och", "att", "det", "что", "не", "на", "это", "mit", "auf", "von", "pour",
  ]

  /// The words above, by the number of their kind; kept in one place, since a copy takes longer than a text. Never written
  /// again, never freed.
  nonisolated(unsafe) private static let table = {
    let table = UnsafeMutablePointer<aside_common_words>.allocate(capacity: 1)
    table.initialize(to: aside_common_words())
    for (kind, words) in [(englishKind, english), (otherKind, others)] {
      for word in words { aside_common_words_add(table, Array(word.utf8), word.utf8.count, UInt8(kind)) }
    }
    return UnsafePointer(table)
  }()
  private static let (englishKind, otherKind) = (0, 1)

  /// Bytes looked at, from the start and from the middle.
  private static let sample = 500

  /// - Returns: `unknown` for fewer than five words; `other` for mostly non-ASCII letters, or more
  ///   common words of other languages than of English.
  static func language(of bytes: [UInt8], words: Int) -> ReasoningSummary.Language {
    guard bytes.count >= 20, words >= 5 || bytes.contains(where: { $0 >= 0xE3 }) else { return .unknown }
    var counts = aside_word_kinds()
    add(bytes[..<min(sample, bytes.count)], to: &counts)
    if bytes.count > 4 * sample { add(bytes[(bytes.count / 2)..<(bytes.count / 2 + sample)], to: &counts) }
    if counts.wide * 2 > counts.letters { return .other }
    let (english, other) = (counts.of_kind.0, counts.of_kind.1)
    if english == 0, other == 0 { return words < 20 ? .unknown : .en }
    return other > english ? .other : .en
  }

  private static func add(_ text: ArraySlice<UInt8>, to counts: inout aside_word_kinds) {
    text.withUnsafeBufferPointer { text in
      guard let bytes = text.baseAddress else { return }
      aside_common_words_count(table, bytes, text.count, &counts)
    }
  }
}
