import LabelStore
import ReasoningExtraction
import TranscriptModel

/// Finds words that an auditor types in the reasoning of a passage, to mark them without a mouse.
package enum WordPlaces {
  package struct Place: Sendable, Equatable {
    /// Index into the passage's pieces.
    package var piece: Int
    package var range: ByteRange
  }

  /// Places that start with some words and end with others; case, gaps and punctuation make no difference.
  ///
  /// - Parameters:
  ///   - last: Where it ends: the nearest of them behind the start. Empty where the first words are all.
  /// - Returns: By piece, then place; none where nothing fits.
  package static func of(_ first: String, to last: String, in passage: StoredPassage) -> [Place] {
    let start = words(of: first)
    let end = words(of: last)
    guard !start.isEmpty else { return [] }
    return passage.pieces.enumerated().filter { $0.element.kind == .reasoning }.flatMap { number, piece -> [Place] in
      let bytes = piece.text.bytes
      let ranges = Words.ranges(in: bytes, ByteRange(0, bytes.count))
      let folded = ranges.map { fold(bytes[$0.start..<$0.end]) }
      return starts(of: start, in: folded, from: 0).compactMap { first -> Place? in
        let stop: Int?
        if end.isEmpty {
          stop = first + start.count - 1
        } else {
          stop = starts(of: end, in: folded, from: first).first.map { $0 + end.count - 1 }
        }
        return stop.map { Place(piece: number, range: ByteRange(ranges[first].start, ranges[$0].end)) }
      }
    }
  }

  private static func words(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    return Words.ranges(in: bytes, ByteRange(0, bytes.count)).map { fold(bytes[$0.start..<$0.end]) }
  }

  private static func fold(_ word: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
  }

  private static func starts(of wanted: [[UInt8]], in words: [[UInt8]], from first: Int) -> [Int] {
    guard words.count >= wanted.count + first else { return [] }
    return (first...(words.count - wanted.count)).filter { Array(words[$0..<($0 + wanted.count)]) == wanted }
  }
}
