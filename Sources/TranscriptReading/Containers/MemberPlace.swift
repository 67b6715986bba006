/// Where a stream of bytes stands, the file itself or a member of an archive, and how it is opened.
struct MemberPlace {
  let path: String
  var member: String?
  /// The stream is the whole of a file that can be read again and at any place.
  var isFile = false
  let limits: ReadingLimits
  let format: TranscriptFormat?
  /// Bytes of the file behind all this that were read so far.
  var fileOffset: () -> Int
  /// What is no JSON is a table, however small.
  var othersAreTables = false
  /// Columns keep the names that they have.
  var keepsNames = false
  /// Archives around this one.
  var depth = 0

  /// Bytes that are looked at to tell what a stream is.
  static let headBytes = 1 << 18

  /// The place of a member of the archive that is here.
  func member(_ name: String) -> MemberPlace {
    var place = self
    place.member = member.map { $0 + "/" + name } ?? name
    place.isFile = false
    place.depth += 1
    return place
  }

  /// The records of `source`: unpacked, decompressed, split.
  func open(_ source: any ByteSource) -> any BlockSource {
    let sniffed = SniffedSource(source, count: Self.headBytes)
    switch Container(head: sniffed.head) {
    case .zip: return zip(sniffed)
    case .tar: return archive(sniffed)
    case .plain:
      let compression = Compression(head: sniffed.head)
      if compression == .none { return content(sniffed) }
      // A file may be of any size; what is packed inside another may not.
      let opened = compression.open(sniffed)
      let plain = SniffedSource(
        depth == 0 ? opened : BoundedSource(opened, limit: limits.member, isExact: false), count: Self.headBytes)
      switch Container(head: plain.head) {
      case .zip, .tar: return archive(plain)
      case .plain:
        if Compression(head: plain.head) == .none { return content(plain) }
        var inner = self
        inner.isFile = false
        inner.depth += 1
        return depth < ReadingLimits.archiveDepth ? inner.open(plain) : tooDeep
      }
    }
  }

  private func zip(_ sniffed: SniffedSource) -> any BlockSource {
    // The central directory is what counts where the whole file is at hand: an appended or rewritten
    // member supersedes the local one, and one damaged member does not hide the others.
    if isFile, let file = try? FileSource(path: path), let archive = try? ZipFile(file) {
      var place = self
      place.fileOffset = { file.bytesRead }
      return InspectLogSource.isLog(archive) ? InspectLogSource(archive, at: place) : ZipBlockSource(archive, at: place)
    }
    return archive(sniffed)
  }

  private func archive(_ source: any ByteSource) -> any BlockSource {
    guard depth < ReadingLimits.archiveDepth else { return tooDeep }
    return ArchiveBlockSource(ArchiveReader(source), at: self)
  }

  private var tooDeep: any BlockSource {
    FailedSource(self, StreamFailure(code: .tooDeep, detail: "archives inside archives"))
  }

  private func content(_ source: SniffedSource) -> any BlockSource { ContentOpener(place: self).open(source) }

  /// A new stream over the same decompressed bytes, where the file can be read twice.
  func reopened() -> (any ByteSource)? {
    guard isFile, member == nil, let source = try? FileSource(path: path) else { return nil }
    let sniffed = SniffedSource(source)
    return Compression(head: sniffed.head).open(sniffed)
  }
}
