import CZlib

/// A source that gives at most so many bytes; what a bomb would give beyond them is a failure.
///
/// Where a size and a checksum are declared, they are checked at the end.
final class BoundedSource: ByteSource {
  private let source: any ByteSource
  private let limit: Int
  private let declared: (size: Int, checksum: UInt32)?
  private var count = 0
  private var checksum: UInt = 0
  private var isDone = false

  /// - Parameters:
  ///   - limit: Bytes that are given.
  ///   - isExact: The source has more bytes, but they belong to something else: no failure.
  ///   - declared: Size and CRC-32 that the archive's directory promises.
  init(_ source: any ByteSource, limit: Int, isExact: Bool, declared: (size: Int, checksum: UInt32)? = nil) {
    self.source = source
    self.limit = limit
    self.isExact = isExact
    self.declared = declared
  }

  private let isExact: Bool

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    if isDone { return 0 }
    if isExact, count == limit { return 0 }
    // One byte beyond the limit tells a stream that ends there from one that does not.
    let room = min(buffer.count, limit - count + (isExact ? 0 : 1))
    let got = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
    count += got
    if declared != nil {
      checksum = crc32_z(checksum, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), got)
    }
    if count > limit {
      isDone = true
      throw StreamFailure(code: .memberTooLarge, detail: "more than \(limit) bytes")
    }
    if got == 0 {
      isDone = true
      if let declared, declared.size != count || declared.checksum != UInt32(truncatingIfNeeded: checksum) {
        throw StreamFailure(code: .damagedStream, detail: "size or checksum differ from the archive's directory")
      }
    }
    return got
  }
}
