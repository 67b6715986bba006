import Foundation

/// SHA-256 over a file.
package enum FileDigest {
  private static let bufferBytes = 1 << 20

  /// Reads the whole file, one megabyte at a time.
  ///
  /// - Returns: 64 hexadecimal digits; `nil` where the file cannot be read to its end.
  package static func hexadecimal(ofFile path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let digest = DigestStream() else { return nil }
    var buffer = [UInt8](repeating: 0, count: bufferBytes)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return digest.hexadecimal() }
      buffer.withUnsafeBytes { digest.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
}
