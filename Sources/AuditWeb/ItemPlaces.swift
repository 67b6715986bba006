import LabelStore
import TranscriptModel

/// Places in a passage as the page counts them, and back: UTF-16 code units of a part, cues by their number.
final class ItemPlaces {
  private let passage: StoredPassage
  private var known: [Int: UTF16Places] = [:]

  init(_ passage: StoredPassage) { self.passage = passage }

  private func places(_ part: Int) -> UTF16Places {
    if let places = known[part] { return places }
    let places = UTF16Places(passage.pieces[part].text)
    known[part] = places
    return places
  }

  /// - Parameter part: Of the passage.
  func utf16(_ part: Int, _ byte: Int) -> Int { places(part)[byte] }

  /// - Returns: `nil` for a part or places that are not there, or inside a character.
  func range(_ part: Int, _ start: Int, _ end: Int) -> ByteRange? {
    guard passage.pieces.indices.contains(part), start < end else { return nil }
    let places = places(part)
    guard let start = places.byte(start), let end = places.byte(end) else { return nil }
    return ByteRange(start, end)
  }

  /// The cue with a number, where a verdict says it is.
  func place(ofMark number: Int) -> Verdict.Place? {
    guard passage.marks.indices.contains(number) else { return nil }
    let mark = passage.marks[number]
    let origin = passage.pieces[mark.part].origin
    return Verdict.Place(rule: mark.rule, start: origin + mark.start, end: origin + mark.end)
  }

  /// The number of the cue at a place; `nil` where the rules do not find it any more.
  func mark(_ place: Verdict.Place) -> Int? { passage.marks.indices.first { self.place(ofMark: $0) == place } }
}

/// Places of a text in UTF-16 code units, each found from the nearest one before it that is kept.
struct UTF16Places: Sendable {
  private let text: UTF8Text
  /// Before each `step` bytes.
  private let known: [Int]
  private static let step = 1024

  init(_ text: UTF8Text) {
    self.text = text
    var place = TextOffset.zero
    known = stride(from: 0, to: max(1, text.count), by: Self.step).map { start in
      let before = place.utf16
      place.advance(over: text.bytes[start..<min(start + Self.step, text.count)])
      return before
    }
  }

  /// - Parameter byte: From 0 to the text's length, on a border of scalars.
  subscript(byte: Int) -> Int {
    let block = min(byte / Self.step, known.count - 1)
    var place = TextOffset(bytes: 0, characters: 0, utf16: known[block])
    place.advance(over: text.bytes[min(block * Self.step, text.count)..<min(byte, text.count)])
    return place.utf16
  }

  /// - Returns: `nil` behind the text's end, before its start, or between the halves of a character.
  func byte(_ utf16: Int) -> Int? {
    guard utf16 >= 0 else { return nil }
    let block = max(0, (known.firstIndex { $0 > utf16 } ?? known.count) - 1)
    var place = known[block]
    var byte = block * Self.step
    while byte < text.count, place < utf16 || text.bytes[byte] & 0xC0 == 0x80 {
      let first = text.bytes[byte]
      place += first & 0xC0 == 0x80 ? 0 : first >= 0xF0 ? 2 : 1
      byte += 1
    }
    return place == utf16 ? byte : nil
  }
}
