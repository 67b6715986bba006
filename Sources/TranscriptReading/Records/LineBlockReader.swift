import Foundation

/// Cuts a stream into blocks of whole lines.
///
/// Memory: one block at a time, which grows to the longest line up to the limit; a longer line is
/// passed over without being kept. LF and CRLF end lines; a byte order mark is taken off.
package final class LineBlockReader: BlockSource {
  static let blockBytes = 3 << 19

  private let source: any ByteSource
  private let path: String
  private let member: String?
  private let maximumLine: Int
  /// Set where the format of all lines is known.
  var format: TranscriptFormat?
  private let fileOffset: () -> Int
  /// The start of a line whose end is still to come.
  private var carried: [UInt8] = []
  private var nextLine = 1
  private var isFinished = false
  private var offsetBefore = 0

  /// The state of filling one block.
  private struct Filling {
    var used = 0
    /// Where the line that is being read starts.
    var lineStart = 0
    /// The line that is being read is too long; its bytes are dropped as they come.
    var isSkipping = false
  }

  /// - Parameters:
  ///   - maximumLine: Bytes a line may have, without its line break.
  ///   - fileOffset: Bytes of the file behind the source that were read so far.
  package init(
    _ source: any ByteSource, path: String, member: String? = nil, maximumLine: Int,
    fileOffset: @escaping () -> Int = { 0 }
  ) {
    self.fileOffset = fileOffset
    self.source = source
    self.path = path
    self.member = member
    self.maximumLine = max(1, maximumLine)
  }

  package func next() -> RecordBlock? {
    guard !isFinished else { return nil }
    defer { offsetBefore = fileOffset() }
    let block = RecordBlock(path: path, member: member, capacity: max(Self.blockBytes, carried.count * 2))
    block.format = format
    carried.withUnsafeBytes { block.storage.copyMemory(from: $0) }
    var filling = Filling(used: carried.count)
    carried = []
    while block.records.isEmpty || filling.used <= block.capacity / 2 {
      if filling.used == block.capacity { makeRoom(in: block, &filling) }
      let count = fill(block, filling.used)
      if count == 0 {
        isFinished = true
        if block.failure == .stopped {
          // Whole lines are kept; the rest of the last one would have come.
          block.failure = nil
          return block
        }
        if filling.lineStart < filling.used || filling.isSkipping { append(block, to: filling.used, &filling) }
        return block
      }
      block.fileBytes = fileOffset() - offsetBefore
      scan(block, count, &filling)
    }
    carried = Array(block.storage[filling.lineStart..<filling.used])
    return block
  }

  private func fill(_ block: RecordBlock, _ used: Int) -> Int {
    do throws(StreamFailure) {
      return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: block.storage[used..<block.capacity]))
    } catch {
      block.failure = error
      return 0
    }
  }

  /// Grows a full block that holds one unfinished line, or gives that line up.
  private func makeRoom(in block: RecordBlock, _ filling: inout Filling) {
    if block.capacity <= maximumLine {
      block.grow(to: min(maximumLine + 1, block.capacity * 2), keeping: filling.used)
    } else {
      filling = Filling(isSkipping: true)
    }
  }

  /// Takes in `count` new bytes: finds the line breaks among them.
  private func scan(_ block: RecordBlock, _ count: Int, _ filling: inout Filling) {
    guard let base = block.storage.baseAddress else { return }
    var scanned = filling.used
    filling.used += count
    while scanned < filling.used, let hit = memchr(base + scanned, 0x0A, filling.used - scanned) {
      let end = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      append(block, to: end, &filling)
      scanned = end + 1
    }
    if filling.isSkipping { filling = Filling(isSkipping: true) }
  }

  /// Ends the current line at `end` and starts the next behind it.
  private func append(_ block: RecordBlock, to end: Int, _ filling: inout Filling) {
    var start = filling.lineStart
    var last = end
    if last > start, block.storage[last - 1] == 0x0D { last -= 1 }
    if nextLine == 1, last - start >= 3, block.storage[start] == 0xEF, block.storage[start + 1] == 0xBB,
      block.storage[start + 2] == 0xBF
    {
      start += 3
    }
    let isTooLong = filling.isSkipping || last - start > maximumLine
    block.records.append(
      .init(
        start: start, count: isTooLong ? 0 : last - start, line: nextLine,
        failure: isTooLong ? StreamFailure(code: .lineTooLong, detail: "") : nil))
    nextLine += 1
    filling.isSkipping = false
    filling.lineStart = end + 1
  }
}
