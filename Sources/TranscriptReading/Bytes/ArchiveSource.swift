import CArchive

/// Decompressed bytes of a single xz or bzip2 stream, by libarchive's raw format.
final class ArchiveSource: ByteSource {
  private let archive: OpaquePointer?
  private let feeder: Feeder
  private var isOpen = false
  private var isDone = false

  /// Hands the bytes of a source to libarchive; lives as long as the archive.
  private final class Feeder {
    let source: any ByteSource
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    var failure: StreamFailure?

    init(_ source: any ByteSource) { self.source = source }
    deinit { buffer.deallocate() }

    func next() -> Int {
      do throws(StreamFailure) {
        return try source.read(into: buffer)
      } catch {
        failure = error
        return -1
      }
    }
  }

  init(_ source: any ByteSource) {
    feeder = Feeder(source)
    archive = archive_read_new()
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
  }

  deinit { archive_read_free(archive) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    if isDone { return 0 }
    if !isOpen {
      isOpen = true
      if !openEntry() {
        isDone = true
        if archive_errno(archive) != 0 { throw failure() }
        return 0
      }
    }
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count > 0 { return count }
    isDone = true
    if count < 0 { throw failure() }
    return 0
  }

  private func openEntry() -> Bool {
    let opened = archive_read_open(
      archive, Unmanaged.passUnretained(feeder).toOpaque(), nil,
      { _, context, block in
        guard let context else { return -1 }
        let feeder = Unmanaged<Feeder>.fromOpaque(context).takeUnretainedValue()
        let count = feeder.next()
        block?.pointee = UnsafeRawPointer(feeder.buffer.baseAddress)
        return count
      }, nil)
    var entry: OpaquePointer?
    return opened == ARCHIVE_OK && archive_read_next_header(archive, &entry) == ARCHIVE_OK
  }

  private func failure() -> StreamFailure {
    if let failure = feeder.failure { return failure }
    let message = archive_error_string(archive).map { String(cString: $0) } ?? "unknown"
    return StreamFailure(code: .damagedStream, detail: message)
  }
}
