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

  /// The words above, for a quick answer.
  private static let table = CommonWords(english: english, others: others)

  /// Bytes looked at, from the start and from the middle.
  private static let sample = 500

  /// - Returns: `unknown` for fewer than five words; `other` for mostly non-ASCII letters, or more
  ///   common words of other languages than of English.
  static func language(of bytes: [UInt8], words: Int) -> ReasoningSummary.Language {
    guard bytes.count >= 20, words >= 5 || bytes.contains(where: { $0 >= 0xE3 }) else { return .unknown }
    var counts = Counts()
    counts.add(bytes[..<min(sample, bytes.count)])
    if bytes.count > 4 * sample { counts.add(bytes[(bytes.count / 2)..<(bytes.count / 2 + sample)]) }
    if counts.wide * 2 > counts.letters { return .other }
    if counts.english == 0, counts.other == 0 { return words < 20 ? .unknown : .en }
    return counts.other > counts.english ? .other : .en
  }

  private struct Counts {
    var letters = 0
    /// Bytes of letters outside ASCII, general punctuation left out.
    var wide = 0
    var english = 0
    var other = 0

    private let table = LanguageGuess.table

    mutating func add(_ text: ArraySlice<UInt8>) {
      text.withUnsafeBufferPointer { text in
        var word: UInt64 = 0
        var length = 0
        for byte in text {
          let isASCII = (byte | 0x20) &- 0x61 < 26
          guard isASCII || byte >= 0x80 else {
            if length > 0 { finish(word, length) }
            (word, length) = (0, 0)
            continue
          }
          if isASCII { letters &+= 1 } else if byte >= 0xC3, byte != 0xE2 { wide &+= 1 }
          word = word << 8 | UInt64(isASCII ? byte | 0x20 : byte)
          length &+= 1
        }
        finish(word, length)
      }
    }

    private mutating func finish(_ word: UInt64, _ length: Int) {
      guard length > 0, length <= 8 else { return }
      switch table.kind(of: word) {
      case .english: english += 1
      case .other: other += 1
      case nil: break
      }
    }
  }
}

/// Common words of up to eight bytes, packed into numbers, in a table with open addressing.
private struct CommonWords {
  enum Kind { case english, other }

  /// 0 is free.
  private var words = [UInt64](repeating: 0, count: 512)
  private var kinds = [Kind?](repeating: nil, count: 512)

  init(english: [String], others: [String]) {
    for word in english { add(word, .english) }
    for word in others { add(word, .other) }
  }

  private mutating func add(_ word: String, _ kind: Kind) {
    let packed = word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var slot = Self.slot(of: packed)
    while words[slot] != 0, words[slot] != packed { slot = (slot + 1) & 511 }
    guard words[slot] == 0 else { return }
    words[slot] = packed
    kinds[slot] = kind
  }

  func kind(of word: UInt64) -> Kind? {
    var slot = Self.slot(of: word)
    while words[slot] != 0 {
      if words[slot] == word { return kinds[slot] }
      slot = (slot + 1) & 511
    }
    return nil
  }

  private static func slot(of word: UInt64) -> Int { Int((word &* 0x9E37_79B9_7F4A_7C15) >> 55) }
}
