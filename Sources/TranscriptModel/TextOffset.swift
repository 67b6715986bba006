/// One place in a text in the three units that other tools count in.
package struct TextOffset: Hashable, Sendable {
  package var bytes: Int
  /// Unicode code points.
  package var characters: Int
  /// UTF-16 code units, as JavaScript and Java count.
  package var utf16: Int

  package static let zero = TextOffset(bytes: 0, characters: 0, utf16: 0)

  package init(bytes: Int, characters: Int, utf16: Int) {
    self.bytes = bytes
    self.characters = characters
    self.utf16 = utf16
  }

  /// The place after `bytes`, which is valid UTF-8 that starts and ends on scalar borders.
  package init(after bytes: ArraySlice<UInt8>) {
    self = .zero
    advance(over: bytes)
  }

  /// Moves on over valid UTF-8.
  package mutating func advance(over text: ArraySlice<UInt8>) {
    var scalars = 0
    var pairs = 0
    text.withUnsafeBufferPointer { text in
      // Continuation bytes belong to a scalar that was counted; four-byte scalars are two UTF-16 units.
      for byte in text {
        scalars &+= byte & 0xC0 == 0x80 ? 0 : 1
        pairs &+= byte >= 0xF0 ? 1 : 0
      }
    }
    bytes += text.count
    characters += scalars
    utf16 += scalars + pairs
  }

  package static func + (left: TextOffset, right: TextOffset) -> TextOffset {
    TextOffset(
      bytes: left.bytes + right.bytes, characters: left.characters + right.characters,
      utf16: left.utf16 + right.utf16)
  }
}
