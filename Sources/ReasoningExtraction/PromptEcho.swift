import TranscriptModel

/// How much of a sentence repeats what the model was given, by word shingles.
///
/// Shingles of four words are compared after folding case and person (`you`, `I`, `the model` are
/// one), because a scratchpad restates its instructions in the first person. Building costs one pass
/// over the prompt and is done only for transcripts in which a cue was found.
package struct PromptEcho: Sendable {
  package struct Measure: Sendable, Equatable {
    /// Words of the sentence that lie in a shared shingle, as a share: 0 ... 1.
    package var share: Double
    /// The same as a count.
    package var words: Int

    package static let none = Measure(share: 0, words: 0)

    /// The taxonomy's near copy: eight or more words, and most of the sentence.
    package var isNearCopy: Bool { words >= 8 && share >= 0.6 }
  }

  static let shingle = 4
  private var shingles: Set<UInt64> = []

  package init(_ texts: [UTF8Text]) {
    for text in texts {
      let hashes = Self.personFolded(text.bytes, Words.ranges(in: text.bytes, ByteRange(0, text.count)))
      guard hashes.count >= Self.shingle else { continue }
      for start in 0...(hashes.count - Self.shingle) { shingles.insert(Self.hash(hashes, start)) }
    }
  }

  package var isEmpty: Bool { shingles.isEmpty }

  /// Measures the text in `range`.
  package func measure(_ text: [UInt8], _ range: ByteRange) -> Measure {
    guard !shingles.isEmpty else { return .none }
    let hashes = Self.personFolded(text, Words.ranges(in: text, range))
    guard hashes.count >= Self.shingle else { return .none }
    var covered = [Bool](repeating: false, count: hashes.count)
    for start in 0...(hashes.count - Self.shingle) where shingles.contains(Self.hash(hashes, start)) {
      for index in start..<(start + Self.shingle) { covered[index] = true }
    }
    let words = covered.count { $0 }
    return Measure(share: Double(words) / Double(hashes.count), words: words)
  }

  private static func hash(_ words: [UInt64], _ start: Int) -> UInt64 {
    (start..<(start + shingle)).reduce(14_695_981_039_346_656_037) { ($0 ^ words[$1]) &* 0x9E37_79B9_7F4A_7C15 }
  }

  private static func word(_ string: String) -> UInt64 {
    let bytes = Array(string.utf8)
    return Words.hash(bytes, ByteRange(0, bytes.count))
  }

  private static let subject = word("i")
  private static let possessive = word("my")
  /// The words that stand for others: one look for each word.
  private static let folded = {
    var folded = [
      word("im"): word("am"), word("youre"): word("am"), word("are"): word("am"), word("is"): word("am"),
      word("am"): word("am"), word("ill"): word("will"), word("youll"): word("will"),
    ]
    for name in ["you", "i", "me", "it", "we", "us", "model", "assistant", "ai"] { folded[word(name)] = subject }
    for name in ["your", "my", "its", "our", "yours", "mine"] { folded[word(name)] = possessive }
    return folded
  }()

  private static func personFolded(_ text: [UInt8], _ words: [ByteRange]) -> [UInt64] {
    words.map { range in
      let hash = Words.hash(text, range)
      return folded[hash] ?? hash
    }
  }
}
