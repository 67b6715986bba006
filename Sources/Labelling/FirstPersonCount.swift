import TranscriptModel

/// How often a model speaks of itself around a cue.
enum FirstPersonCount {
  /// Bytes before and behind a cue that are looked at: a sentence or two.
  private static let reach = 200
  private static let words = ["I", "me", "my", "My", "mine", "myself"].map { Array($0.utf8) }
  private static let longest = 6

  /// Occurrences of I, me, my, mine and myself; what follows an apostrophe (`I'm`) does not matter.
  static func around(_ range: ByteRange, in text: UTF8Text) -> Int {
    let start = min(text.count, max(0, range.start - reach))
    let end = max(start, min(text.count, range.end + reach))
    return text.bytes[start..<end].split { !isInner($0) }.count { token in
      let word = token.prefix { $0 != UInt8(ascii: "'") }
      return word.count <= longest && words.contains { word.elementsEqual($0) }
    }
  }

  private static func isInner(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
