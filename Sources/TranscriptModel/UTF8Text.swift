/// Text exactly as it came, as valid UTF-8 bytes.
///
/// Places in it are byte ranges; a `String` is made only where a person reads. Copies share storage.
package struct UTF8Text: Hashable, Sendable {
  package let bytes: [UInt8]

  /// - Parameter bytes: Valid UTF-8; whoever reads a file checks it.
  package init(validated bytes: [UInt8]) { self.bytes = bytes }
  package init(_ string: String) { bytes = Array(string.utf8) }

  package static let empty = UTF8Text(validated: [])
  package var count: Int { bytes.count }
  package var isEmpty: Bool { bytes.isEmpty }
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// True when every byte is white space of ASCII, or there is none.
  package var isBlank: Bool { isBlank(in: ByteRange(0, bytes.count)) }

  package func isBlank(in range: ByteRange) -> Bool {
    bytes[range.start..<range.end].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  /// The text at `range`, cut to what exists.
  package func string(at range: ByteRange) -> String {
    let start = min(max(0, range.start), bytes.count)
    return String(decoding: bytes[start..<min(max(start, range.end), bytes.count)], as: UTF8.self)
  }

  package func slice(_ range: ByteRange) -> UTF8Text {
    UTF8Text(validated: Array(bytes[range.start..<range.end]))
  }
}
