import TranscriptModel

/// One tag found in an assistant's text.
struct TagToken {
  enum Kind: Equatable { case openReasoning, closeReasoning, openDraft, closeDraft, layout }

  let kind: Kind
  /// Openers and closers of one dialect share it: the tag's name, or the mark's number.
  let dialect: String
  let range: ByteRange
  /// It ends messages that are no reasoning as well.
  var closesAnything = false
}

/// Finds the tags of `ScratchpadDialect` in a text.
struct TagScanner {
  let bytes: [UInt8]

  /// Longest tag with attributes that is still taken for one.
  static let maximumTagBytes = 400

  /// All tags in order. A tag right after a backtick or a quotation mark is talked about, not used.
  func tokens() -> [TagToken] {
    var tokens: [TagToken] = []
    var position = nextStart(from: 0)
    while position < bytes.count {
      if !isTalkedAbout(position), let token = mark(at: position) ?? element(at: position) {
        tokens.append(token)
        position = nextStart(from: token.range.end)
      } else {
        position = nextStart(from: position + 1)
      }
    }
    return tokens
  }

  /// The first byte from `position` on that a tag can start with.
  private func nextStart(from position: Int) -> Int {
    bytes.withUnsafeBufferPointer { ByteSearch.nextTagStart(in: $0, from: position, to: $0.count) }
  }

  private func isTalkedAbout(_ position: Int) -> Bool {
    position > 0 && [UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position - 1])
  }

  private func mark(at position: Int) -> TagToken? {
    for (number, pair) in ScratchpadDialect.marks.enumerated() {
      if let end = match(pair.open, at: position) {
        return TagToken(kind: .openReasoning, dialect: "#\(number)", range: ByteRange(position, end))
      }
      if let end = match(pair.close, at: position) {
        let isCommon = ScratchpadDialect.commonClosers.contains { match($0, at: position) != nil }
        return TagToken(
          kind: .closeReasoning, dialect: "#\(number)", range: ByteRange(position, end), closesAnything: isCommon)
      }
    }
    for text in ScratchpadDialect.layout {
      if let end = match(text, at: position) {
        return TagToken(kind: .layout, dialect: "", range: ByteRange(position, end))
      }
    }
    return nil
  }

  private func match(_ text: StaticString, at position: Int) -> Int? {
    let end = position + text.utf8CodeUnitCount
    guard end <= bytes.count else { return nil }
    for offset in 0..<text.utf8CodeUnitCount where bytes[position + offset] != text.utf8Start[offset] {
      return nil
    }
    return end
  }

  private func element(at position: Int) -> TagToken? {
    guard bytes[position] == UInt8(ascii: "<") else { return nil }
    var cursor = position + 1
    let isCloser = cursor < bytes.count && bytes[cursor] == UInt8(ascii: "/")
    if isCloser { cursor += 1 }
    let start = cursor
    while cursor < bytes.count, Self.isNameByte(bytes[cursor]) { cursor += 1 }
    guard cursor > start, cursor - start <= 40 else { return nil }
    let name = String(decoding: bytes[start..<cursor], as: UTF8.self).lowercased().replacing("-", with: "_")
    let isReasoning = ScratchpadDialect.reasoningNames.contains(name)
    guard isReasoning || ScratchpadDialect.draftNames.contains(name) else { return nil }
    let limit = min(bytes.count, position + Self.maximumTagBytes)
    guard cursor < limit, bytes[cursor] == UInt8(ascii: ">") || bytes[cursor] == 0x20,
      let end = bytes[cursor..<limit].firstIndex(of: UInt8(ascii: ">")),
      !bytes[cursor..<end].contains(0x0A)
    else { return nil }
    let kind: TagToken.Kind =
      switch (isReasoning, isCloser) {
      case (true, false): .openReasoning
      case (true, true): .closeReasoning
      case (false, false): .openDraft
      case (false, true): .closeDraft
      }
    return TagToken(kind: kind, dialect: name, range: ByteRange(position, end + 1))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }
}
