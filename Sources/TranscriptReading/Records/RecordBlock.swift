import TranscriptModel

/// Whole records of one file or member, in a buffer of their own: lines, rows of a JSON array, rows of
/// a table, or one text.
///
/// Handed from the reading task to a labelling task and then only read; that hand-over is the proof
/// behind `@unchecked Sendable`.
package final class RecordBlock: @unchecked Sendable {
  /// The bytes of one JSON value, or what stands for one that could not be kept.
  package struct Record: Sendable {
    package var start: Int
    package var count: Int
    /// Line of the file from 1, where lines mean something.
    package var line: Int?
    /// Row from 1, in an array.
    package var row: Int?
    /// The bytes are gone, or never came.
    package var failure: StreamFailure?
  }

  package let path: String
  /// Name inside an archive.
  package let member: String?
  package internal(set) var records: [Record] = []
  /// Why the stream ended here, if it ended early.
  package internal(set) var failure: StreamFailure?
  /// Bytes of the file that were read for this block, compressed as they are; for progress.
  package internal(set) var fileBytes = 0
  /// What stands beside the rows and holds for all of them.
  package internal(set) var header: RecordHeader?
  /// The records are rows of a table: every value of them is a text.
  package internal(set) var isTable = false
  /// Set where the format is known before a record is seen.
  package internal(set) var format: TranscriptFormat?
  var storage: UnsafeMutableRawBufferPointer
  /// Bytes of `storage` that records use, where they are appended one by one.
  private(set) var used = 0

  init(path: String, member: String? = nil, capacity: Int) {
    self.path = path
    self.member = member
    storage = .allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
  }

  /// A block without records, for a stream that could not be opened.
  package convenience init(path: String, member: String? = nil, failure: StreamFailure) {
    self.init(path: path, member: member, capacity: 0)
    self.failure = failure
  }

  /// A block of one record that is at hand.
  ///
  /// - Parameter format: What it is; `nil` where its content says so.
  package convenience init(path: String, record bytes: [UInt8], format: TranscriptFormat? = nil) {
    self.init(path: path, capacity: bytes.count)
    self.format = format
    append(bytes)
  }

  deinit { storage.deallocate() }

  var capacity: Int { storage.count - JSONParser.padding }

  func grow(to capacity: Int, keeping used: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<used]))
    storage.deallocate()
    storage = larger
  }

  /// Bytes of all records.
  package var byteCount: Int { records.reduce(0) { $0 + $1.count } }

  /// Something of it could not be read.
  package var hasFailure: Bool { failure != nil || records.contains { $0.failure != nil } }

  /// What the block counts towards the place in its file: its records, and the failure that ended it.
  package var readerRecords: Int { records.count + (failure == nil ? 0 : 1) }

  /// Takes off records that were done before, from the front; the failure comes last.
  ///
  /// - Returns: How many were taken off, at most `count`.
  package func dropRecords(_ count: Int) -> Int {
    guard count > 0 else { return 0 }
    let dropped = min(count, records.count)
    records.removeFirst(dropped)
    guard dropped < count, failure != nil else { return dropped }
    failure = nil
    return dropped + 1
  }

  /// Appends the bytes of a record whole.
  func append(_ bytes: UnsafeRawBufferPointer, line: Int? = nil, row: Int? = nil) {
    records.append(Record(start: used, count: bytes.count, line: line, row: row))
    appendBytes(bytes)
  }

  func append(_ bytes: [UInt8], line: Int? = nil, row: Int? = nil) {
    bytes.withUnsafeBytes { append($0, line: line, row: row) }
  }

  /// Appends a record that could not be kept.
  func append(_ failure: StreamFailure, line: Int? = nil, row: Int? = nil) {
    records.append(Record(start: used, count: 0, line: line, row: row, failure: failure))
  }

  private func appendBytes(_ bytes: UnsafeRawBufferPointer) {
    if used + bytes.count > capacity { grow(to: max(capacity * 2, used + bytes.count), keeping: used) }
    UnsafeMutableRawBufferPointer(rebasing: storage[used...]).copyMemory(from: bytes)
    used += bytes.count
  }

  /// The bytes of a record; `JSONParser.padding` readable bytes follow them.
  package func bytes(of record: Record) -> UnsafeBufferPointer<UInt8> {
    let slice = UnsafeMutableRawBufferPointer(rebasing: storage[record.start..<(record.start + record.count)])
    return UnsafeBufferPointer(slice.assumingMemoryBound(to: UInt8.self))
  }

  func source(of record: Record) -> TranscriptSource {
    TranscriptSource(path: path, member: member, line: record.line, row: record.row)
  }
}
