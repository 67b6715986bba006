import Foundation

/// Bytes of a file descriptor.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let owns: Bool
  /// Bytes of the file that were read, for progress.
  private(set) var bytesRead = 0

  /// - Throws: The system's message when the file cannot be opened or is a folder.
  init(path: String) throws(StreamFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    owns = true
    guard descriptor >= 0 else { throw Self.failure() }
  }

  static var standardInput: FileSource { FileSource(descriptor: 0) }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    owns = false
  }

  deinit { if owns, descriptor >= 0 { close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesRead += count
        return count
      }
      if errno != EINTR { throw Self.failure() }
    }
  }

  private static func failure() -> StreamFailure {
    StreamFailure(code: .readFailed, detail: String(cString: strerror(errno)))
  }
}
