import Foundation

/// Puts a new text in the place of a file in one step: whoever reads it sees the old one or the new one.
package enum RuleFileReplacement {
  package struct Failure: Error, Sendable, Equatable {
    package let path: String
    package let message: String
  }

  /// Keeps the file's rights. The new text is on the device before the old one is gone.
  ///
  /// - Parameter old: What the file is thought to hold; where it holds something else, it stays as it is.
  package static func replace(_ path: String, old: String, new: String) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: path), data.elementsEqual(old.utf8) else {
      throw Failure(path: path, message: "the file has changed meanwhile; run again")
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
    // A file that may not be written is not to be replaced either, though its folder would allow it.
    guard access(path, W_OK) == 0 else { throw failure(path) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let name = folder + "/.aside-\(UUID().uuidString).tmp"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, status.st_mode & 0o777) == 0, write(Array(new.utf8), to: descriptor),
      fsync(descriptor) == 0,
      rename(name, path) == 0
    else {
      let failure = failure(path)
      unlink(name)
      throw failure
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, message: String(cString: strerror(errno)))
  }
}
