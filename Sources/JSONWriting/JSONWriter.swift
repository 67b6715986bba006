/// Writes compact JSON as bytes, keys in the order they are given.
///
/// Numbers are written shortest-round-trip; text is escaped as JSON demands and control characters
/// beyond ASCII's as well, so that a terminal shows nothing it should not.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  package mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  package mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  package mutating func literal(_ text: String) {
    separate()
    bytes += text.utf8
  }

  package mutating func null() { literal("null") }
  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  package mutating func integer(_ value: Int) { literal(String(value)) }

  /// A finite number; anything else becomes null.
  package mutating func number(_ value: Double) {
    if !value.isFinite { return null() }
    literal(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) + ".0" : String(value))
  }

  package mutating func string(_ text: String) {
    var copy = text
    copy.withUTF8 { string($0) }
  }

  package mutating func string(_ text: some Sequence<UInt8>) {
    if text.withContiguousStorageIfAvailable({ string($0) }) != nil { return }
    Array(text).withUnsafeBufferPointer { string($0) }
  }

  package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    // Most bytes are written as they are, all up to the next one that is not together.
    var start = text.startIndex
    for place in text.indices where Self.isEscaped(text[place]) {
      bytes.append(contentsOf: text[start..<place])
      escape(text[place])
      start = place + 1
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes += [0x5C, 0x22]
    case UInt8(ascii: "\\"): bytes += [0x5C, 0x5C]
    case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
    case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
    case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  package mutating func optional(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  package mutating func optional(_ value: Int?) {
    if let value { integer(value) } else { null() }
  }
}
