/// Collects the fields of one object as they are read from a stream.
struct DocumentFields {
  private var sink: JSONStream.Sink
  private(set) var keys: [String] = []

  /// Where the last key, with the comma before it, starts.
  private var lastKey = 1

  init(limit: Int) {
    sink = JSONStream.Sink(limit: limit)
    append("{")
  }

  private mutating func append(_ text: StaticString) {
    sink.append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Reads a key and keeps it.
  mutating func key(from stream: JSONStream) -> String? {
    var name = JSONStream.Sink(limit: 1 << 16)
    guard stream.pass(into: &name), let key = JSONParser.values(of: name.bytes, { $0.string }) else { return nil }
    lastKey = sink.bytes.count
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

  /// The object of all fields, and nothing more is added to it.
  mutating func finished(isClosed: Bool) -> JSONStream.Sink {
    if isClosed { append("}") }
    let whole = sink
    sink = JSONStream.Sink(limit: 0)
    return whole
  }

  /// The object of the fields before the last key, which is that of the rows.
  var beforeLastKey: [UInt8] {
    sink.isOver ? [] : Array(sink.bytes[..<lastKey]) + [UInt8(ascii: "}")]
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
