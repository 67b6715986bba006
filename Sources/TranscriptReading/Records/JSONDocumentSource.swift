/// The records of JSON documents: the rows of an array, the rows of an array inside an object, or the
/// object itself. Memory follows the largest row.
final class JSONDocumentSource: BlockSource {
  private let stream: JSONStream
  private let place: MemberPlace
  /// Where the rows are that are being read.
  private enum State { case start, rows(closesObject: Bool), finished }
  private var state = State.start
  private var row = 0
  private var header: RecordHeader?
  private var block: RecordBlock
  private var offsetBefore = 0

  private static let blockBytes = 1 << 20

  init(_ source: any ByteSource, at place: MemberPlace) {
    stream = JSONStream(source)
    self.place = place
    block = RecordBlock(path: place.path, member: place.member, capacity: 1 << 16)
  }

  func next() -> RecordBlock? {
    if case .finished = state { return nil }
    block = RecordBlock(path: place.path, member: place.member, capacity: 1 << 16)
    while block.used < Self.blockBytes, step() {}
    if case .finished = state { block.failure = stream.failure }
    block.header = header
    if place.format != nil { block.format = place.format }
    block.fileBytes = place.fileOffset() - offsetBefore
    offsetBefore = place.fileOffset()
    return block
  }

  /// Reads one row or one document. Returns false where the block has to end.
  private func step() -> Bool {
    switch state {
    case .start: return document()
    case .rows(let closesObject): return nextRow(closesObject)
    case .finished: return false
    }
  }

  private func finish(_ failure: StreamFailure? = nil) -> Bool {
    if let failure, stream.failure == nil { block.append(failure, row: row + 1) }
    state = .finished
    return false
  }

  private static let damaged = StreamFailure(code: .notJSON, detail: "the document is cut off or damaged")

  /// Starts the next document of the stream.
  private func document() -> Bool {
    guard let first = stream.peek() else { return finish() }
    if first == UInt8(ascii: "{") { return object() }
    guard stream.take("[") else {
      row += 1
      return value(isLast: true)
    }
    state = .rows(closesObject: false)
    return firstItem()
  }

  /// A list of messages is one conversation; any other array holds rows.
  private func firstItem() -> Bool {
    guard stream.peek() != UInt8(ascii: "]") else { return true }
    var sink = JSONStream.Sink(limit: place.limits.member)
    guard stream.pass(into: &sink) else {
      append(sink)
      return finish()
    }
    let isMessage = JSONParser.values(of: sink.bytes) { RowNames.isMessage($0) } ?? false
    if isMessage, !sink.isOver { return conversation(startingWith: sink.bytes) }
    append(sink)
    return afterRow()
  }

  private func conversation(startingWith first: [UInt8]) -> Bool {
    var sink = JSONStream.Sink(limit: place.limits.member)
    first.withUnsafeBytes { sink.append($0) }
    while stream.take(",") {
      [UInt8(ascii: ",")].withUnsafeBytes { sink.append($0) }
      if !stream.pass(into: &sink) { break }
    }
    let isClosed = stream.take("]")
    var whole = JSONStream.Sink(limit: place.limits.member)
    ([UInt8(ascii: "[")] + sink.bytes + (isClosed ? [UInt8(ascii: "]")] : [])).withUnsafeBytes { whole.append($0) }
    append(sink.isOver ? sink : whole)
    state = .start
    return isClosed ? true : finish()
  }

  private func nextRow(_ closesObject: Bool) -> Bool {
    if stream.take("]") { return closesObject ? restOfObject() : newDocument() }
    return value(isLast: false) && afterRow()
  }

  private func newDocument() -> Bool {
    state = .start
    return true
  }

  private func value(isLast: Bool) -> Bool {
    guard stream.peek() != nil else { return finish(Self.damaged) }
    var sink = JSONStream.Sink(limit: place.limits.member)
    let isWhole = stream.pass(into: &sink)
    // A bracket or comma that belongs to nothing is no value and is not passed: the next look would find it again.
    if isLast, sink.bytes.isEmpty, !sink.isOver { return finish(Self.damaged) }
    append(sink)
    if isLast { state = .start }
    return isWhole ? true : finish()
  }

  private func append(_ sink: JSONStream.Sink) {
    row += 1
    if sink.isOver {
      block.append(StreamFailure(code: .memberTooLarge, detail: "row of more than \(sink.limit) bytes"), row: row)
    } else {
      block.append(sink.bytes, row: row)
    }
  }

  private func afterRow() -> Bool {
    if stream.take(",") { return true }
    return stream.peek() == UInt8(ascii: "]") ? true : finish(Self.damaged)
  }

  /// Reads an object field by field until rows are found; without rows it is one record.
  private func object() -> Bool {
    guard stream.take("{") else { return finish(Self.damaged) }
    var fields = DocumentFields(limit: place.limits.member)
    while stream.peek() == UInt8(ascii: "\"") {
      guard let key = fields.key(from: stream), stream.take(":") else { break }
      if RowNames.isCandidate(key), stream.take("[") {
        if startsRows(under: key, &fields) { return true }
      } else {
        guard fields.value(from: stream) else { break }
      }
      guard stream.take(",") else { break }
    }
    let isClosed = stream.take("}")
    append(fields.finished(isClosed: isClosed))
    state = .start
    return isClosed ? true : finish()
  }

  /// Looks at the first item of a candidate's array. Returns false when it is a field like others, which
  /// is then passed.
  private func startsRows(under key: String, _ fields: inout DocumentFields) -> Bool {
    guard stream.peek() != UInt8(ascii: "]") else {
      fields.array(first: nil, from: stream)
      return false
    }
    var sink = JSONStream.Sink(limit: place.limits.member)
    let isWhole = stream.pass(into: &sink)
    let keys = fields.keys.dropLast().map { $0 }
    let holdsRecords = JSONParser.values(of: sink.bytes) { RowNames.holdsRecords(key, first: $0, after: keys) }
    guard isWhole, sink.isOver || holdsRecords == true else {
      fields.array(first: sink, from: stream)
      return false
    }
    header = headerBesideRows(fields)
    append(sink)
    state = .rows(closesObject: true)
    _ = afterRow()
    return true
  }

  /// The fields around the rows. Those that stand behind them are known only where the file can be read
  /// twice; from a pipe, what stands before the rows has to do.
  private func headerBesideRows(_ fields: DocumentFields) -> RecordHeader? {
    let before = RecordHeader(json: fields.beforeLastKey)
    if before?.inspect != nil || before?.model != nil { return before }
    guard let source = place.reopened() else { return before }
    return DocumentHeader.read(JSONStream(source)) ?? before
  }

  private func restOfObject() -> Bool {
    while stream.take(",") {
      var sink = JSONStream.Sink(limit: 0)
      guard stream.pass(into: &sink), stream.take(":"), stream.pass(into: &sink) else { return finish(Self.damaged) }
    }
    guard stream.take("}") else { return finish(Self.damaged) }
    return newDocument()
  }
}
