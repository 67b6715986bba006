import Foundation

/// One wait for the device, for all lines of a journal that were written before it began.
package struct JournalSync: Sendable {
  /// How many lines, from the first of the file on.
  package let lines: Int
  let descriptor: Int32
  let path: String

  /// Blocks its thread until the device has the lines.
  ///
  /// - Throws: `JournalError`; none of the lines that were not on the device before may be acknowledged then.
  package func run() throws(JournalError) {
    while fsync(descriptor) != 0 {
      guard errno == EINTR else {
        throw JournalError(code: .unwritable, path: path, detail: String(cString: strerror(errno)))
      }
    }
  }
}
