import TranscriptModel

/// How often a model speaks of itself around a cue.
enum FirstPersonCount {
  /// Bytes before and behind a cue that are looked at: a sentence or two.
  private static let reach = 200
  /// Up to eight letters, the first in the lowest byte.
  private static let words = ["I", "me", "my", "My", "mine", "myself"].map { word in
    word.utf8.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }
  private static let longest = 6

  /// Occurrences of I, me, my, mine and myself; what follows an apostrophe (`I'm`) does not matter.
  static func around(_ range: ByteRange, in text: UTF8Text) -> Int {
    let start = min(text.count, max(0, range.start - reach))
    let end = max(start, min(text.count, range.end + reach))
    return text.bytes[start..<end].withUnsafeBufferPointer(count)
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let end = bytes.count
    var count = 0
    var place = 0
    while place < end {
      var word: UInt64 = 0
      let first = place
      while place < end, isLetter(bytes[place]) {
        if place - first < longest { word |= UInt64(bytes[place]) << UInt64(8 * (place - first)) }
        place += 1
      }
      if place - first <= longest, words.contains(word) { count += 1 }
      // What is left of a token, from an apostrophe on, and what stands behind it.
      while place < end, bytes[place] == UInt8(ascii: "'") || isLetter(bytes[place]) { place += 1 }
      while place < end, !isLetter(bytes[place]), bytes[place] != UInt8(ascii: "'") { place += 1 }
    }
    return count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
