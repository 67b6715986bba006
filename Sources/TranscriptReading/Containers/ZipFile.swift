import Foundation

/// The central directory of a zip archive in a file: the members in directory order, each of which can
/// be read at any time. Zip64 included.
///
/// Written out here because a sequential reader gives up an archive at its first damaged member.
/// Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3.
final class ZipFile {
  struct Entry: Sendable {
    var name: String
    var method: UInt16
    var isEncrypted: Bool
    var checksum: UInt32
    var compressedSize: Int
    var size: Int
    /// Where the local header starts.
    var offset: Int
  }

  let file: FileSource
  let entries: [Entry]

  /// - Throws: When there is no directory, as in a file that was cut off.
  init(_ file: FileSource) throws(StreamFailure) {
    self.file = file
    let directory = try ZipDirectory(file)
    var entries: [Entry] = []
    var position: [String: Int] = [:]
    for entry in directory.entries {
      // A name that was written again replaces the earlier member.
      if let earlier = position[entry.name] {
        entries[earlier] = entry
      } else {
        position[entry.name] = entries.count
        entries.append(entry)
      }
    }
    self.entries = entries
  }

  /// The decompressed bytes of a member, checked against its declared size and checksum.
  ///
  /// - Throws: When its local header is damaged, or its method is not known.
  func open(_ entry: Entry, limit: Int) throws(StreamFailure) -> any ByteSource {
    if entry.isEncrypted { throw StreamFailure(code: .unreadableMember, detail: "it is encrypted") }
    if entry.size > limit { throw StreamFailure(code: .memberTooLarge, detail: "\(entry.size) bytes") }
    let header = try file.bytes(at: entry.offset, count: 30)
    guard header.count == 30, header.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      throw StreamFailure(code: .damagedStream, detail: "zip: the member's local header is damaged")
    }
    let start = entry.offset + 30 + header.integer(at: 26, bytes: 2) + header.integer(at: 28, bytes: 2)
    let raw = BoundedSource(
      PlacedSource(file, at: start), limit: entry.compressedSize, isExact: true)
    return BoundedSource(
      try Self.decompressed(raw, method: entry.method), limit: min(limit, max(entry.size, 1) + 1024), isExact: false,
      declared: (entry.size, entry.checksum))
  }

  private static func decompressed(_ raw: any ByteSource, method: UInt16) throws(StreamFailure) -> any ByteSource {
    switch method {
    case 0: return raw
    case 8: return GzipSource(raw, isRaw: true)
    case 93, 20: return ZstdSource(raw)
    case 12, 95: return ArchiveSource(raw)
    default: throw StreamFailure(code: .unreadableMember, detail: "zip compression method \(method)")
    }
  }
}

/// Bytes of a file from a place on, without moving the file's own position.
final class PlacedSource: ByteSource {
  private let file: FileSource
  private var offset: Int

  init(_ file: FileSource, at offset: Int) {
    self.file = file
    self.offset = offset
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    let count = try file.read(into: buffer, at: offset)
    offset += count
    return count
  }
}
