/// Finds bytes eight at a time.
///
/// A byte is found by the zero it leaves when the eight are compared with eight of it (H. Warren, "Hacker's
/// Delight", 2nd ed., 6-1); bits above the first zero may be wrong, so only the lowest is used.
enum ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The first place of `byte` from `start` up to, not with, `end`; `end` when there is none.
  static func next(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    let wanted = ones &* UInt64(byte)
    return first(in: text, start, end, { zeros($0 ^ wanted) }, { $0 == byte })
  }

  /// The same for `.`, `!` and `?`.
  static func nextSentenceMark(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    first(
      in: text, start, end,
      { zeros($0 ^ (ones &* 0x2E)) | zeros($0 ^ (ones &* 0x21)) | zeros($0 ^ (ones &* 0x3F)) },
      { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F })
  }

  /// The same for `<`, `[` and the byte that punctuation outside ASCII starts with.
  static func nextTagStart(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    first(
      in: text, start, end,
      { zeros($0 ^ (ones &* 0x3C)) | zeros($0 ^ (ones &* 0x5B)) | zeros($0 ^ (ones &* 0xE2)) },
      { $0 == 0x3C || $0 == 0x5B || $0 == 0xE2 })
  }

  @inline(__always)
  private static func first(
    in text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ marks: (UInt64) -> UInt64,
    _ isWanted: (UInt8) -> Bool
  ) -> Int {
    var place = start
    let bytes = UnsafeRawBufferPointer(text)
    while place + 8 <= end {
      let found = marks(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      if found != 0 { return place + found.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < end, !isWanted(text[place]) { place += 1 }
    return place
  }

  @inline(__always)
  private static func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes & tops }
}
