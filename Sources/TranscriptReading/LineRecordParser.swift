import TranscriptModel

/// Turns the lines of a block into transcripts or unread items. One per concurrent task.
package final class LineRecordParser {
  private let parser = JSONParser()
  private let mapping: FieldMapping?

  /// - Parameter mapping: Which fields hold what; `nil` where the rows' own format says it.
  package init(mapping: FieldMapping? = nil) { self.mapping = mapping }

  /// Calls `visit` with each record of the block in order; blank lines are passed over.
  package func records(of block: LineBlock, _ visit: (ReadItem) -> Void) {
    for line in block.lines {
      let source = TranscriptSource(path: block.path, line: line.number)
      if line.isTooLong {
        visit(.unread(UnreadItem(source: source, code: .lineTooLong)))
        continue
      }
      let bytes = block.bytes(of: line)
      if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
      visit(record(in: bytes, source: source))
    }
    if let failure = block.failure {
      let source = TranscriptSource(path: block.path, line: nil)
      visit(.unread(UnreadItem(source: source, code: failure.code, detail: failure.detail)))
    }
  }

  /// Reads one line. `bytes` has `JSONParser.padding` readable bytes behind it.
  package func record(in bytes: UnsafeBufferPointer<UInt8>, source: TranscriptSource) -> ReadItem {
    switch parser.withRoot(of: bytes, { read($0, source: source) }) {
    case .success(let item): item
    case .failure(let failure): .unread(Self.unread(failure, in: bytes, source: source))
    }
  }

  private func read(_ root: JSONValue, source: TranscriptSource) -> ReadItem {
    mapping?.transcript(from: root, source: source) ?? FlatRecordReader(source: source).read(root)
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
