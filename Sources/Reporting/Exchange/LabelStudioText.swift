import TranscriptModel

/// The reasoning of one transcript as one text for Label Studio, with places in it as its browser counts them.
///
/// Browsers turn CR and CRLF into LF when they parse a page, and drop NUL; here that is done before anything is counted,
/// so that offsets stay where they are (label-studio issues 539 and 645). Offsets are UTF-16 code units.
package struct LabelStudioText: Sendable {
  /// A piece of the transcript in the text.
  struct Piece: Sendable {
    /// `Part.index`, or the place among what a store keeps.
    var part: Int
    var text: UTF8Text
    /// Where it starts and ends in the whole text, in UTF-16 code units.
    var start: Int
    var end: Int
  }

  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []

  /// - Parameter parts: Reasoning in the order of the conversation; a blank line stands between two of them.
  package init(_ parts: [(part: Int, text: UTF8Text)]) {
    var position = 0
    for (part, text) in parts {
      if !bytes.isEmpty {
        bytes += [0x0A, 0x0A]
        position += 2
      }
      let shown = Self.shown(text.bytes[...])
      let length = TextOffset(after: shown[...]).utf16
      bytes += shown
      pieces.append(Piece(part: part, text: text, start: position, end: position + length))
      position += length
    }
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// A range of bytes of a part as the text has it; `nil` where there is no such part or the range leaves it.
  func span(_ part: Int, _ range: ByteRange) -> (start: Int, end: Int, words: [UInt8])? {
    guard let piece = pieces.first(where: { $0.part == part }), range.start >= 0, range.start <= range.end,
      range.end <= piece.text.count
    else { return nil }
    let bytes = piece.text.bytes
    let before = Self.shown(bytes[..<range.start])
    // Between CR and LF: the break belongs to what comes before.
    let isInside =
      range.start > 0 && bytes[range.start - 1] == 0x0D && range.start < bytes.count
      && bytes[range.start] == 0x0A
    let words = Self.shown(
      bytes[(isInside ? range.start + 1 : range.start)..<max(range.end, range.start + (isInside ? 1 : 0))])
    let start = piece.start + TextOffset(after: before[...]).utf16
    return (start, start + TextOffset(after: words[...]).utf16, words)
  }

  /// Line breaks as LF, NUL as U+FFFD.
  static func shown(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x0D || $0 == 0 }) else { return Array(bytes) }
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      switch byte {
      case 0x0D: shown.append(0x0A)
      case 0x0A: if !isAfterReturn { shown.append(byte) }
      case 0: shown += [0xEF, 0xBF, 0xBD]
      default: shown.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    return shown
  }
}
