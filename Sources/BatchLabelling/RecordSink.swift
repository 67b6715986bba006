import Foundation
import Reporting

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

  /// - Parameters:
  ///   - path: `nil` for standard output.
  ///   - csv: Set when rows come, whose columns are known only at the end.
  package init(path: String?, csv: LabelCSVWriter? = nil) throws {
    self.path = path ?? "standard output"
    owns = path != nil
    descriptor = path.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) } ?? 1
    guard descriptor >= 0 else { throw SinkFailure.failed(path: self.path, message: String(cString: strerror(errno))) }
    if let csv { table = try CSVTable(csv) }
  }

  deinit { if owns, descriptor >= 0 { close(descriptor) } }

  package func write(_ bytes: ArraySlice<UInt8>) throws {
    try Self.write(bytes, to: descriptor, named: path)
  }

  package func write(_ rows: LabelCSVRows) throws { try table?.append(rows) }

  /// Writes what had to wait for the end.
  package func finish() throws {
    try table?.finish { bytes in try Self.write(bytes, to: descriptor, named: path) }
  }

  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, named name: String) throws {
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
