import TranscriptModel

/// A place in a text with a little of what stands around it.
package struct Excerpt: Sendable, Equatable {
  package var before: String
  package var quote: String
  package var after: String

  package init(before: String = "", quote: String, after: String = "") {
    self.before = before
    self.quote = quote
    self.after = after
  }

  /// - Parameter reach: Bytes shown on each side at most; words are not cut.
  init(_ range: ByteRange, of text: UTF8Text, reach: Int = 120) {
    let bytes = text.bytes
    func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) }
    var start = max(0, range.start - reach)
    if start > 0 { while start < range.start, !isBlank(start - 1) { start += 1 } }
    var end = min(bytes.count, range.end + reach)
    if end < bytes.count { while end > range.end, !isBlank(end) { end -= 1 } }
    before = (start > 0 ? "… " : "") + text.string(at: ByteRange(start, range.start))
    quote = text.string(at: range)
    after = text.string(at: ByteRange(range.end, end)) + (end < bytes.count ? " …" : "")
  }
}
