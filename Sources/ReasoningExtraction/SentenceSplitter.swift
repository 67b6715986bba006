import TranscriptModel

/// Cuts text into sentences, in one pass over its bytes.
///
/// Made for scratchpads: lists, headings, code fences, abbreviations, lines without punctuation and
/// prose that is wrapped at a column. Every byte that is not white space is in exactly one sentence.
package struct SentenceSplitter {
  private let text: UnsafeBufferPointer<UInt8>
  private var sentences: [Sentence] = []
  private var inCode = false

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  package static func sentences(in text: UTF8Text) -> [Sentence] {
    text.bytes.withUnsafeBufferPointer { sentences(in: $0) }
  }

  package static func sentences(in text: UnsafeBufferPointer<UInt8>) -> [Sentence] {
    var splitter = SentenceSplitter(text)
    splitter.sentences.reserveCapacity(8 + text.count / 64)
    splitter.run()
    return splitter.sentences
  }

  private mutating func run() {
    var start = 0
    var openLine: Int?
    while start < text.count {
      let end = ByteSearch.next(0x0A, in: text, from: start, to: text.count)
      let line = trimmed(start, end)
      if line.isEmpty {
        flush(&openLine, at: start)
      } else {
        take(line, &openLine, nextLine: end + 1)
      }
      start = end + 1
    }
    flush(&openLine, at: text.count)
  }

  /// One line: code, heading and list items stand alone; wrapped prose waits in `openLine`.
  private mutating func take(_ line: ByteRange, _ openLine: inout Int?, nextLine: Int) {
    if isFence(line) {
      flush(&openLine, at: line.start)
      inCode.toggle()
      sentences.append(Sentence(range: line, kind: .code))
    } else if inCode {
      sentences.append(Sentence(range: line, kind: .code))
    } else if text[line.start] == UInt8(ascii: "#") {
      flush(&openLine, at: line.start)
      sentences.append(Sentence(range: line, kind: .heading))
    } else {
      if marker(of: line) != nil { flush(&openLine, at: line.start) }
      let start = openLine ?? line.start
      if continues(after: line, nextLine: nextLine) {
        openLine = start
      } else {
        openLine = nil
        cut(ByteRange(start, line.end))
      }
    }
  }

  private mutating func flush(_ openLine: inout Int?, at end: Int) {
    if let start = openLine { cut(trimmed(start, end)) }
    openLine = nil
  }

  /// True when the line is prose that was wrapped: long, without an end, and the next line goes on.
  private func continues(after line: ByteRange, nextLine: Int) -> Bool {
    guard line.count >= 40, nextLine < text.count else { return false }
    let last = text[line.end - 1]
    guard !Self.endsSentence(last), last != UInt8(ascii: ":") else { return false }
    var next = nextLine
    while next < text.count, text[next] == 0x20 { next += 1 }
    return next < text.count && (0x61...0x7A).contains(text[next])
  }

  private func trimmed(_ start: Int, _ end: Int) -> ByteRange {
    var first = start
    var last = end
    while first < last, Self.isSpace(text[first]) { first += 1 }
    while last > first, Self.isSpace(text[last - 1]) { last -= 1 }
    return ByteRange(first, last)
  }

  private func isFence(_ line: ByteRange) -> Bool {
    line.count >= 3 && (0..<3).allSatisfy { text[line.start + $0] == UInt8(ascii: "`") }
  }

  /// Where the text of a list item starts: after `-`, `*`, `•`, `1.`, `(2)`, `a)`.
  private func marker(of line: ByteRange) -> Int? {
    var cursor = line.start
    let first = text[cursor]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      return cursor + 1 < line.end && text[cursor + 1] == 0x20 ? cursor + 2 : nil
    }
    if line.count > 4, first == 0xE2, text[cursor + 1] == 0x80, text[cursor + 2] == 0xA2 { return cursor + 3 }
    if first == UInt8(ascii: "(") { cursor += 1 }
    let digits = cursor
    while cursor < line.end, cursor - digits < 3, (0x30...0x39).contains(text[cursor]) { cursor += 1 }
    if cursor == digits, cursor < line.end, Self.isLetter(text[cursor]) { cursor += 1 }
    guard cursor > digits, cursor + 1 < line.end else { return nil }
    let closes = text[cursor] == UInt8(ascii: ")") || text[cursor] == UInt8(ascii: ".")
    return closes && text[cursor + 1] == 0x20 ? cursor + 2 : nil
  }

  /// Cuts one paragraph or list item at its sentence ends.
  private mutating func cut(_ paragraph: ByteRange) {
    guard !paragraph.isEmpty else { return }
    let body = marker(of: paragraph)
    var start = paragraph.start
    var cursor = body ?? start
    while cursor < paragraph.end {
      cursor = ByteSearch.nextSentenceMark(in: text, from: cursor, to: paragraph.end)
      guard cursor < paragraph.end else { break }
      guard let end = sentenceEnd(at: cursor, in: paragraph) else {
        while cursor < paragraph.end, Self.endsSentence(text[cursor]) { cursor += 1 }
        continue
      }
      append(start, end, isItem: body != nil)
      start = end
      while start < paragraph.end, Self.isSpace(text[start]) { start += 1 }
      cursor = start
    }
    append(start, paragraph.end, isItem: body != nil)
  }

  private mutating func append(_ start: Int, _ end: Int, isItem: Bool) {
    let range = trimmed(start, end)
    if !range.isEmpty { sentences.append(Sentence(range: range, kind: isItem ? .listItem : .prose)) }
  }

  /// The end of the sentence whose mark stands at `mark`, or `nil` if none ends there.
  private func sentenceEnd(at mark: Int, in paragraph: ByteRange) -> Int? {
    var end = mark + 1
    while end < paragraph.end, Self.endsSentence(text[end]) { end += 1 }
    let dots = end - mark
    end = afterClosers(end, in: paragraph)
    guard end < paragraph.end else { return paragraph.end }
    guard Self.isSpace(text[end]) else { return nil }
    guard text[mark] == UInt8(ascii: ".") else { return end }
    var next = end
    while next < paragraph.end, Self.isSpace(text[next]) { next += 1 }
    let goesOnSmall = next < paragraph.end && (0x61...0x7A).contains(text[next])
    if dots > 1 { return goesOnSmall ? nil : end }
    return Abbreviations.end(at: mark, from: paragraph.start, in: text) ? nil : end
  }

  /// Quotation marks, brackets and emphasis that belong to the sentence before them.
  private func afterClosers(_ start: Int, in paragraph: ByteRange) -> Int {
    var end = start
    while end < paragraph.end {
      if "\"')]*_".utf8.contains(text[end]) {
        end += 1
      } else if end + 2 < paragraph.end, text[end] == 0xE2, text[end + 1] == 0x80,
        text[end + 2] == 0x9D || text[end + 2] == 0x99
      {
        end += 3
      } else {
        break
      }
    }
    return end
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }
}
