/// Whether reasoning is mostly English, judged by its commonest words.
enum LanguageGuess {
  private static let english: Set<String> = [
    "the", "to", "of", "and", "a", "in", "is", "i", "that", "it", "for", "this", "be", "as", "with", "so",
    "not", "but", "are", "on", "if", "or", "we", "should", "user", "have", "can", "will", "my", "do",
  ]
  private static let others: Set<String> = [
    "der", "die", "und", "das", "ist", "nicht", "ich", "ein", "eine", "zu", "le", "la", "les", "et", "des",
    "est", "que", "pas", "une", "je", "el", "los", "de", "en", "por", "para", "una", "di", "il", "che", "per",
    "não", "uma", "het", "een", "niet", "och", "att", "det", "что", "не", "на", "это",
  ]

  /// - Returns: `unknown` for fewer than five words; `other` for mostly non-ASCII letters or more
  ///   common words of other languages than of English.
  static func language(of bytes: [UInt8], words: Int) -> ReasoningSummary.Language {
    guard bytes.count >= 20, words >= 5 || bytes.contains(where: { $0 >= 0xE3 }) else { return .unknown }
    let sample = bytes.prefix(4_000)
    let letters = sample.count { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let wide = sample.count { $0 >= 0xC3 && $0 != 0xE2 }
    if wide * 2 > letters { return .other }
    var counts = (english: 0, other: 0)
    for word in sample.split(whereSeparator: { $0 < 0x41 }).prefix(400) where word.count <= 6 {
      let text = String(decoding: word, as: UTF8.self).lowercased()
      if english.contains(text) { counts.english += 1 }
      if others.contains(text) { counts.other += 1 }
    }
    if counts.english == 0, counts.other == 0 { return words < 20 ? .unknown : .en }
    return counts.other > counts.english ? .other : .en
  }
}
