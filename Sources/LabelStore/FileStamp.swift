import Foundation

/// What tells that a file is still the one that was read: size, time and inode.
package struct FileStamp: Sendable, Equatable {
  package var size: Int
  /// Nanoseconds since 1970.
  package var modified: Int
  package var inode: Int
  package var device: Int

  init(size: Int, modified: Int, inode: Int, device: Int) {
    self.size = size
    self.modified = modified
    self.inode = inode
    self.device = device
  }

  package func isSameFile(as other: FileStamp?) -> Bool { inode == other?.inode && device == other?.device }

  /// `nil` for standard input, for what is no regular file, and for what is not there.
  package init?(path: String) {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    inode = Int(truncatingIfNeeded: status.st_ino)
    device = Int(truncatingIfNeeded: status.st_dev)
  }
}
