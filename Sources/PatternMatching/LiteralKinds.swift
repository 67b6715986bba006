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
      add((number, folded), unfolded: literal.bytes)
    }
  }

  private mutating func add(_ entry: Entry, unfolded: [UInt8]) {
    let literal = entry.literal
    guard Self.keepsClasses(unfolded) else { return anywhere.append(entry) }
    switch (literal.startsWord, unfolded.allSatisfy(LiteralIndex.isWordByte)) {
    case (true, true) where literal.endsWord: words.append(entry)
    case (true, true): starts.append(entry)
    case (true, false): followed.append(entry)
    case (false, true): inner.append(entry)
    case (false, false) where literal.bytes.contains { aside_is_mark($0) != 0 }: marked.append(entry)
    case (false, false): anywhere.append(entry)
    }
  }

  /// Bit 5 makes marks and digits of some control characters, and of 0xC2 the first byte of a curly apostrophe. Such a literal
  /// stands where the text has neither word nor mark.
  private static func keepsClasses(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { byte in
      LiteralIndex.isWordByte(byte) == LiteralIndex.isFoldedWordByte(byte | 0x20)
        && aside_is_mark(byte) == aside_is_mark(byte | 0x20)
    }
  }
}
