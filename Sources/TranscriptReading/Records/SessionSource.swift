/// Lines that together are one session (Claude Code), each session as one record: a JSON array of its
/// lines, so that `/12/message/…` points into the thirteenth.
final class SessionSource: BlockSource {
  private let lines: LineBlockReader
  private let place: MemberPlace
  private let parser = JSONParser()
  private var session: String?
  private var array: [UInt8] = []
  private var firstLine = 1
  private var isFinished = false

  init(_ source: any ByteSource, at place: MemberPlace) {
    lines = LineBlockReader(
      source, path: place.path, member: place.member, maximumLine: place.limits.line, fileOffset: place.fileOffset)
    self.place = place
  }

  func next() -> RecordBlock? {
    if isFinished { return nil }
    let block = RecordBlock(path: place.path, member: place.member, capacity: 1 << 12)
    block.format = .claudeCode
    while block.records.isEmpty {
      guard let part = lines.next() else {
        isFinished = true
        flush(into: block)
        break
      }
      for record in part.records { take(record, of: part, into: block) }
      block.failure = part.failure
      block.fileBytes += part.fileBytes
    }
    return block
  }

  private func take(_ record: RecordBlock.Record, of part: RecordBlock, into block: RecordBlock) {
    if let failure = record.failure {
      block.append(failure, line: record.line)
      return
    }
    let bytes = part.bytes(of: record)
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return }
    guard case .success(let id) = parser.withRoot(of: bytes, { ClaudeCodeReader.session(of: $0) }) else {
      // The line itself becomes the record of its failure.
      block.append(UnsafeRawBufferPointer(bytes), line: record.line)
      return
    }
    if let id, let session, id != session { flush(into: block) }
    if array.isEmpty { firstLine = record.line ?? 1 }
    session = id ?? session
    array.append(array.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
    array.append(contentsOf: bytes)
  }

  private func flush(into block: RecordBlock) {
    if !array.isEmpty { block.append(array + [UInt8(ascii: "]")], line: firstLine) }
    array = []
    session = nil
  }
}
