import Foundation

/// Bytes of a file descriptor.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let owns: Bool
  /// Bytes of the file that were read, for progress.
  private(set) var bytesRead = 0
  /// Asked while a pipe gives nothing; true ends the reading with an error.
  var isStopped: (@Sendable () -> Bool)?

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
      if let isStopped, isPipe { try awaitBytes(isStopped) }
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesRead += count
        return count
      }
      if errno != EINTR { throw Self.failure() }
    }
  }

  private func awaitBytes(_ isStopped: () -> Bool) throws(StreamFailure) {
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // The signal that stops the run may come to another thread, so that it does not interrupt this one.
    while poll(&input, 1, 100) == 0 || (input.revents == 0 && errno == EINTR) {
      if isStopped() { throw .stopped }
    }
  }

  private lazy var isPipe = !isSeekable

  /// Size of the file in bytes; 0 for a pipe.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// True for a regular file.
  var isSeekable: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Reads from a place, without moving on. Returns 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(StreamFailure) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 {
        bytesRead += count
        return count
      }
      if errno != EINTR { throw Self.failure() }
    }
  }

  /// Up to `count` bytes from a place; fewer only where the file ends.
  func bytes(at offset: Int, count: Int) throws(StreamFailure) -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let start = filled
      let result = bytes.withUnsafeMutableBytes { buffer -> Result<Int, StreamFailure> in
        do throws(StreamFailure) {
          return .success(try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]), at: offset + start))
        } catch {
          return .failure(error)
        }
      }
      let got = try result.get()
      if got == 0 { break }
      filled += got
    }
    return Array(bytes.prefix(filled))
  }

  private static func failure() -> StreamFailure {
    StreamFailure(code: .readFailed, detail: String(cString: strerror(errno)))
  }
}
