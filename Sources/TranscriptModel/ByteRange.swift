/// A half-open range of UTF-8 bytes, `start ..< end`, counted from the start of one text.
package struct ByteRange: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package var count: Int { end - start }
  package var isEmpty: Bool { end <= start }

  package func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
  package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// The smallest range that holds both.
  package func union(_ other: ByteRange) -> ByteRange {
    ByteRange(min(start, other.start), max(end, other.end))
  }

  package func shifted(by offset: Int) -> ByteRange { ByteRange(start + offset, end + offset) }
}
