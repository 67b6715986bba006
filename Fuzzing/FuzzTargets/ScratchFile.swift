import Foundation

/// A file of this process in memory, where the machine has such a file system, for what is read by path only.
final class ScratchFile {
  let folder: URL
  let path: String

  init(_ name: String) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let files = FileManager.default
    let base = files.isWritableFile(atPath: memory.path) ? memory : files.temporaryDirectory
    folder = base.appendingPathComponent("aside-fuzz-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ bytes: [UInt8]) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      written += count
    }
  }
}
