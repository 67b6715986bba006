import CArchive

/// Decompressed bytes of a single xz or bzip2 stream, by libarchive's raw format.
final class ArchiveSource: ByteSource {
  private let archive: OpaquePointer?
  private let feeder: ArchiveFeeder
  private var isOpen = false
  private var isDone = false

  init(_ source: any ByteSource) {
    feeder = ArchiveFeeder(source)
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
        if archive_errno(archive) != 0 { throw feeder.failure(of: archive) }
        return 0
      }
    }
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count > 0 { return count }
    isDone = true
    if count < 0 { throw feeder.failure(of: archive) }
    return 0
  }

  private func openEntry() -> Bool {
    var entry: OpaquePointer?
    return feeder.open(archive) == ARCHIVE_OK && archive_read_next_header(archive, &entry) == ARCHIVE_OK
  }
}
