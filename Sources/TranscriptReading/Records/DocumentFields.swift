/// Collects the fields of one object as they are read from a stream.
struct DocumentFields {
  private var sink: JSONStream.Sink
  private(set) var keys: [String] = []

  init(limit: Int) { sink = JSONStream.Sink(limit: limit) }

  private mutating func append(_ text: StaticString) {
    sink.append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Reads a key and keeps it.
  mutating func key(from stream: JSONStream) -> String? {
    var name = JSONStream.Sink(limit: 1 << 16)
    guard stream.pass(into: &name), let key = JSONParser.values(of: name.bytes, { $0.string }) else { return nil }
    if !keys.isEmpty { append(",") }
    name.bytes.withUnsafeBytes { sink.append($0) }
    append(":")
    keys.append(key)
    return key
  }

  /// Reads the value of the last key. Returns false where the text ends inside it.
  mutating func value(from stream: JSONStream) -> Bool { stream.pass(into: &sink) }

  /// Reads the rest of an array whose opening bracket and first item were taken.
  mutating func array(first: JSONStream.Sink?, from stream: JSONStream) {
    append("[")
    if let first { first.bytes.withUnsafeBytes { sink.append($0) } }
    while stream.take(",") {
      append(",")
      if !stream.pass(into: &sink) { return }
    }
    if stream.take("]") { append("]") }
  }

  /// The object of all fields so far.
  func whole(isClosed: Bool) -> JSONStream.Sink {
    var whole = JSONStream.Sink(limit: sink.limit)
    // A last key without a value belongs to the rows.
    let isDangling = sink.bytes.last == UInt8(ascii: ":")
    let bytes = isDangling ? droppingLastKey() : sink.bytes
    if sink.isOver { return sink }
    ([UInt8(ascii: "{")] + bytes + (isClosed ? [UInt8(ascii: "}")] : [])).withUnsafeBytes { whole.append($0) }
    return whole
  }

  private func droppingLastKey() -> [UInt8] {
    // Back over the colon and the quoted key; candidates for rows hold no escapes.
    var end = sink.bytes.count - 2
    while end > 0, sink.bytes[end - 1] != UInt8(ascii: "\"") { end -= 1 }
    let start = max(0, end - 1)
    return Array(sink.bytes[..<(start > 0 ? start - 1 : 0)])
  }
}

/// First pass over a document that holds rows: everything beside them.
enum DocumentHeader {
  /// Bytes that the fields beside the rows may have; larger ones are no header.
  private static let limit = 8 << 20

  static func read(_ stream: JSONStream) -> RecordHeader? {
    guard stream.take("{") else { return nil }
    var kept: [[UInt8]] = []
    while stream.peek() == UInt8(ascii: "\"") {
      var key = JSONStream.Sink(limit: 1 << 16)
      guard stream.pass(into: &key), stream.take(":") else { break }
      var value = JSONStream.Sink(limit: stream.peek() == UInt8(ascii: "[") ? 4096 : limit)
      guard stream.pass(into: &value) else { break }
      if !value.isOver { kept.append(key.bytes + [UInt8(ascii: ":")] + value.bytes) }
      guard stream.take(",") else { break }
    }
    return RecordHeader(json: [UInt8(ascii: "{")] + Array(kept.joined(separator: [0x2C])) + [UInt8(ascii: "}")])
  }
}
