import CArchive

/// The members of a zip or tar stream, one after the other, by libarchive.
///
/// Formats are enabled one by one: with all of them on, libarchive takes a CSV file for an mtree list.
final class ArchiveReader {
  private let archive: OpaquePointer?
  private let feeder: ArchiveFeeder
  private var isOpen = false

  struct Member {
    var name: String
    var isFile: Bool
  }

  init(_ source: any ByteSource) {
    feeder = ArchiveFeeder(source)
    archive = archive_read_new()
    archive_read_support_format_zip_streamable(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_empty(archive)
  }

  deinit { archive_read_free(archive) }

  /// The next member, or `nil` after the last; passes over what is left of the one before.
  func next() throws(StreamFailure) -> Member? {
    if !isOpen {
      isOpen = true
      guard feeder.open(archive) == ARCHIVE_OK else { throw feeder.failure(of: archive) }
    }
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_OK, ARCHIVE_WARN:
      let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? "member"
      // Regular files: the file type bits are S_IFREG.
      return Member(name: name, isFile: UInt32(archive_entry_filetype(entry)) & 0o170000 == 0o100000)
    case ARCHIVE_EOF: return nil
    default: throw feeder.failure(of: archive)
    }
  }

  /// The bytes of the current member; ends with it.
  func source(limit: Int) -> any ByteSource {
    BoundedSource(MemberSource(self), limit: limit, isExact: false)
  }

  private final class MemberSource: ByteSource {
    private let reader: ArchiveReader
    private var isDone = false

    init(_ reader: ArchiveReader) { self.reader = reader }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
      if isDone { return 0 }
      let count = archive_read_data(reader.archive, buffer.baseAddress, buffer.count)
      if count > 0 { return count }
      isDone = true
      if count < 0 { throw reader.feeder.failure(of: reader.archive) }
      return 0
    }
  }
}
