import Foundation
import ModelProfiles
import Reporting
import TranscriptReading

/// Why records could not be written.
package enum SinkFailure: Error, Equatable {
  /// The reader of our output went away; not an error.
  case closedPipe
  case failed(path: String, message: String)
}

/// Takes the records of a run and writes them to a file or to standard output.
package final class RecordSink {
  private let descriptor: Int32
  private let path: String
  private let owns: Bool
  private var table: CSVTable?
  private let frame: (any FramedRecordWriter)?
  private var partial: PartialProfile?
  /// Nothing of a framed document has been written yet, or none of its records.
  private var lacksHead = true
  private var lacksRecord = true

  /// - Parameters:
  ///   - path: `nil` for standard output.
  ///   - csv: Set when rows come, whose columns are known only at the end.
  ///   - frame: Set when records of a document come; its head and tail are written around them.
  ///   - partial: Set when sums are wanted, which start from these and are written at the end.
  package init(
    path: String?, csv: LabelCSVWriter? = nil, frame: (any FramedRecordWriter)? = nil, partial: PartialProfile? = nil
  ) throws {
    self.frame = frame
    self.partial = partial
    self.path = path ?? "standard output"
    owns = path != nil
    descriptor = path.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) } ?? 1
    guard descriptor >= 0 else { throw SinkFailure.failed(path: self.path, message: String(cString: strerror(errno))) }
    if let csv { table = try CSVTable(csv) }
  }

  deinit { if owns, descriptor >= 0 { close(descriptor) } }

  package func write(_ bytes: ArraySlice<UInt8>) throws {
    var bytes = bytes
    if frame != nil {
      guard !bytes.isEmpty else { return }
      try writeHead()
      // Each record starts with a comma; none stands before the first.
      if lacksRecord { bytes = bytes.dropFirst() }
      lacksRecord = false
    }
    try Self.write(bytes, to: descriptor, named: path)
  }

  private func writeHead() throws {
    guard let frame, lacksHead else { return }
    lacksHead = false
    try Self.write(frame.head[...], to: descriptor, named: path)
  }

  package func write(_ rows: LabelCSVRows) throws { try table?.append(rows) }

  /// Adds a record to the sums, where they are wanted.
  func count(_ outcome: LabelOutcome) {
    if let sample = outcome.sample { partial?.add(sample) }
    if let unread = outcome.unread { partial?.addUnread(1, path: unread.source.path) }
  }

  /// Writes what had to wait for the end.
  ///
  /// - Parameters:
  ///   - unread: The first of what could not be read, for documents that list it.
  ///   - count: How much could not be read.
  package func finish(unread: [UnreadItem] = [], of count: Int = 0) throws {
    if let frame {
      try writeHead()
      try Self.write(frame.tail(unread: unread, of: count)[...], to: descriptor, named: path)
    }
    if let partial {
      var writer = PartialProfileWriter()
      try writer.write(partial) { try Self.write($0[...], to: descriptor, named: path) }
    }
    try table?.finish { bytes in try Self.write(bytes, to: descriptor, named: path) }
  }

  /// Writes all bytes, however many calls that takes.
  ///
  /// - Parameter name: Of what is written to, for messages.
  /// - Throws: `SinkFailure`.
  package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, named name: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE { throw SinkFailure.closedPipe }
          throw SinkFailure.failed(path: name, message: String(cString: strerror(errno)))
        }
        offset += count
      }
    }
  }
}
