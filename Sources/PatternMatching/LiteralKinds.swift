import CLiteralScan

/// Literals by how `LiteralIndex` finds them; bytes have bit 5 set.
struct LiteralKinds {
  typealias Entry = (number: Int, literal: RequiredLiterals.Literal)

  /// Whole words.
  var words: [Entry] = []
  /// What a word starts with.
  var starts: [Entry] = []
  /// A word, or its start, and what stands behind it.
  var followed: [Entry] = []
  /// Letters that can stand anywhere in a word.
  var inner: [Entry] = []
  /// With a mark.
  var marked: [Entry] = []
  var anywhere: [Entry] = []

  init(_ literals: [RequiredLiterals.Literal]) {
    for (number, literal) in literals.enumerated() {
      var folded = literal
      folded.bytes = literal.bytes.map { $0 | 0x20 }
      add((number, folded), isWord: literal.bytes.allSatisfy(LiteralIndex.isWordByte))
    }
  }

  private mutating func add(_ entry: Entry, isWord: Bool) {
    let literal = entry.literal
    switch (literal.startsWord, isWord) {
    case (true, true) where literal.endsWord: words.append(entry)
    case (true, true): starts.append(entry)
    case (true, false): followed.append(entry)
    case (false, true): inner.append(entry)
    // Bit 5 turns no other byte into the first of a curly apostrophe; the others of that bit are looked at in vain.
    case (false, false) where literal.bytes.contains { aside_is_mark($0) != 0 }: marked.append(entry)
    case (false, false): anywhere.append(entry)
    }
  }
}
