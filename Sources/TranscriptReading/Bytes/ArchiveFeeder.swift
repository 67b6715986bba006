import CArchive

/// Hands the bytes of a source to libarchive; lives as long as the archive.
final class ArchiveFeeder {
  private let source: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var failure: StreamFailure?

  init(_ source: any ByteSource) { self.source = source }
  deinit { buffer.deallocate() }

  /// Opens `archive` over the source. Returns libarchive's answer.
  func open(_ archive: OpaquePointer?) -> Int32 {
    archive_read_open(
      archive, Unmanaged.passUnretained(self).toOpaque(), nil,
      { _, context, block in
        guard let context else { return -1 }
        let feeder = Unmanaged<ArchiveFeeder>.fromOpaque(context).takeUnretainedValue()
        let count = feeder.next()
        block?.pointee = UnsafeRawPointer(feeder.buffer.baseAddress)
        return count
      }, nil)
  }

  private func next() -> Int {
    do throws(StreamFailure) {
      return try source.read(into: buffer)
    } catch {
      failure = error
      return -1
    }
  }

  /// Why `archive` failed: the source's own failure where there is one.
  func failure(of archive: OpaquePointer?) -> StreamFailure {
    if let failure { return failure }
    let message = archive_error_string(archive).map { String(cString: $0) } ?? "unknown"
    return StreamFailure(code: .damagedStream, detail: message)
  }
}
