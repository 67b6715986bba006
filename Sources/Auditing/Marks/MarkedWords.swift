import Digests
import LabelStore
import TranscriptModel

/// Words of a text by their place in the source's string and by a digest, which tells whether they still stand there.
package struct MarkedWords: Hashable, Sendable {
  /// JSON Pointer to the decoded string, as in the label record; empty for plain text.
  package var field: String
  /// Bytes of that string, `start` below `end`.
  package var start: Int
  package var end: Int
  /// The first 16 hexadecimal digits of SHA-256 of the bytes.
  package var digest: String

  package init(field: String, start: Int, end: Int, digest: String) {
    self.field = field
    self.start = start
    self.end = end
    self.digest = digest
  }

  /// Words as a reader marked them in what is shown.
  ///
  /// - Parameters:
  ///   - piece: Index into the passage's pieces, which has to be reasoning.
  ///   - range: Bytes of the piece's text. Blanks at both ends are left out.
  /// - Returns: `nil` where nothing but blanks is marked, or the range leaves the text or cuts a character.
  package init?(_ passage: StoredPassage, piece: Int, _ range: ByteRange) {
    guard passage.pieces.indices.contains(piece), passage.pieces[piece].kind == .reasoning,
      let range = Self.trimmed(range, passage.pieces[piece].text)
    else { return nil }
    let origin = passage.pieces[piece].origin
    self.init(
      field: passage.pieces[piece].field, start: origin + range.start, end: origin + range.end,
      digest: Self.digest(passage.pieces[piece].text.bytes[range.start..<range.end]))
  }

  /// Where the words stand in a passage now; `nil` where its texts are others.
  package func place(in passage: StoredPassage) -> (piece: Int, range: ByteRange)? {
    for (number, piece) in passage.pieces.enumerated() where piece.field == field && piece.kind == .reasoning {
      let range = ByteRange(start - piece.origin, end - piece.origin)
      guard range.start >= 0, range.end <= piece.text.count, !range.isEmpty else { continue }
      if Self.digest(piece.text.bytes[range.start..<range.end]) == digest { return (number, range) }
    }
    return nil
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> String {
    String(ByteDigest.hexadecimal(ByteDigest.sha256(Array(bytes))).prefix(16))
  }

  private static func trimmed(_ range: ByteRange, _ text: UTF8Text) -> ByteRange? {
    guard range.start >= 0, range.end <= text.count, !range.isEmpty, isEdge(range.start, text), isEdge(range.end, text)
    else { return nil }
    var range = range
    while !range.isEmpty, text.isBlank(in: ByteRange(range.start, range.start + 1)) { range.start += 1 }
    while !range.isEmpty, text.isBlank(in: ByteRange(range.end - 1, range.end)) { range.end -= 1 }
    return range.isEmpty ? nil : range
  }

  private static func isEdge(_ offset: Int, _ text: UTF8Text) -> Bool {
    offset == text.count || text.bytes[offset] & 0xC0 != 0x80
  }
}
