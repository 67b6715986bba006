import TranscriptModel

/// Turns the records of a block into transcripts or unread items. One per concurrent task.
package final class RecordParser {
  private let parser = JSONParser()
  private let mapping: FieldMapping?

  /// - Parameter mapping: Which fields hold what; `nil` where the records' own format says it.
  package init(mapping: FieldMapping? = nil) { self.mapping = mapping }

  /// Calls `visit` with each item of the block in order; blank lines are passed over.
  package func records(of block: RecordBlock, _ visit: (ReadItem) -> Void) {
    for record in block.records {
      let context = ReadingContext(source: block.source(of: record), header: block.header)
      if let failure = record.failure {
        context.unread(failure.code, failure.detail).forEach(visit)
        continue
      }
      let bytes = block.bytes(of: record)
      if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
      items(in: bytes, context, format: block.format, visit)
    }
    if let failure = block.failure {
      let source = TranscriptSource(path: block.path, member: block.member)
      visit(.unread(UnreadItem(source: source, code: failure.code, detail: failure.detail)))
    }
  }

  /// Calls `visit` with each record of the block as it stands, rows inside of records one by one.
  ///
  /// - Returns: How many records cannot be parsed; they are passed over.
  @discardableResult
  package func values(of block: RecordBlock, _ visit: (JSONValue) -> Void) -> Int {
    var unread = 0
    placedValues(of: block) { root, _ in
      if let root { visit(root) } else { unread += 1 }
    }
    return unread
  }

  /// The same with the place of each record; `nil` stands for one that cannot be parsed.
  package func placedValues(of block: RecordBlock, _ visit: (JSONValue?, TranscriptSource) -> Void) {
    for record in block.records {
      let bytes = block.bytes(of: record)
      let source = block.source(of: record)
      if record.failure == nil, bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
      let answer = parser.withRoot(of: bytes) { root in
        let rows = RowsInside(root).rows
        if rows.isEmpty { visit(root, source) } else { rows.forEach { visit($0, source) } }
      }
      if case .failure = answer { visit(nil, source) }
    }
  }

  /// Reads one record. `bytes` has `JSONParser.padding` readable bytes behind it.
  private func items(
    in bytes: UnsafeBufferPointer<UInt8>, _ context: ReadingContext, format: TranscriptFormat?,
    _ visit: (ReadItem) -> Void
  ) {
    let answer = parser.withRoot(of: bytes) { root -> [ReadItem] in
      if let mapping { return [mapping.transcript(from: root, context)] }
      if let format = format ?? context.header?.format ?? TranscriptFormat.recognised(in: root) {
        return Self.read(root, format, context)
      }
      return RowsInside(root).items(context) ?? Self.read(root, .flat, context)
    }
    switch answer {
    case .success(let items): items.forEach(visit)
    case .failure(let failure): visit(.unread(Self.unread(failure, in: bytes, source: context.source)))
    }
  }

  static func read(_ root: JSONValue, _ format: TranscriptFormat, _ context: ReadingContext) -> [ReadItem] {
    format.reader.init(context).read(root).map { marked($0, format) }
  }

  private static func marked(_ item: ReadItem, _ format: TranscriptFormat) -> ReadItem {
    guard case .transcript(var transcript) = item else { return item }
    transcript.format = transcript.format ?? format.rawValue
    return .transcript(transcript)
  }

  private static func unread(
    _ failure: JSONFailure, in bytes: UnsafeBufferPointer<UInt8>, source: TranscriptSource
  ) -> UnreadItem {
    switch failure.problem {
    case .utf8:
      return UnreadItem(source: source, code: .notUTF8, byte: invalidUTF8(in: bytes) ?? failure.byte)
    case .control:
      return UnreadItem(source: source, code: .notUTF8, byte: bytes.firstIndex { $0 < 0x20 && $0 != 0x09 })
    case .depth: return UnreadItem(source: source, code: .tooDeep, byte: failure.byte)
    case .memory: return UnreadItem(source: source, code: .readFailed, detail: "out of memory")
    case .syntax, .empty:
      return UnreadItem(source: source, code: .notJSON, byte: failure.byte ?? bytes.count)
    }
  }

  /// The first byte that is not part of valid UTF-8.
  private static func invalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
