/// The samples of an Inspect `.eval` file, read through its central directory: the header first, then
/// one sample per block.
final class InspectLogSource: BlockSource {
  /// A sample: one member, or the members of one folder.
  private enum Sample {
    case whole(ZipFile.Entry)
    case chunked(folder: String, [(piece: String, entry: ZipFile.Entry)])
  }

  private let archive: ZipFile
  private let place: MemberPlace
  private let header: RecordHeader?
  private var samples: ArraySlice<Sample>
  /// Blocks about what is missing, given at the end.
  private var missing: ArraySlice<RecordBlock> = []

  static func isLog(_ archive: ZipFile) -> Bool {
    archive.entries.contains { InspectLogMembers.isHeader($0.name) }
  }

  init(_ archive: ZipFile, at place: MemberPlace) {
    self.archive = archive
    self.place = place
    samples = Self.samples(of: archive.entries)[...]
    // The header of a finished run is newer than what its journal says.
    let headers = archive.entries.filter { InspectLogMembers.isHeader($0.name) }.sorted { $0.name > $1.name }
    header =
      headers.lazy.compactMap { entry in
        (try? archive.open(entry, limit: place.limits.member)).flatMap { Self.header(from: $0, limits: place.limits) }
      }.first
    missing = InspectSummaries(archive, limits: place.limits).missing(at: place)[...]
    if samples.isEmpty, missing.isEmpty {
      missing = [
        RecordBlock(
          path: place.path, member: place.member, failure: StreamFailure(code: .noSamples, detail: "it has none"))
      ]
    }
  }

  static func header(from source: any ByteSource, limits: ReadingLimits) -> RecordHeader? {
    (try? source.wholeBytes(limit: limits.member)).flatMap { RecordHeader(json: $0) }
  }

  private static func samples(of entries: [ZipFile.Entry]) -> [Sample] {
    var samples: [Sample] = []
    var positions: [String: Int] = [:]
    for entry in entries {
      switch InspectLogMembers.kind(of: entry.name) {
      case .sample: samples.append(.whole(entry))
      case .chunk(let folder, let piece):
        if let position = positions[folder], case .chunked(_, let pieces) = samples[position] {
          samples[position] = .chunked(folder: folder, pieces + [(piece, entry)])
        } else {
          positions[folder] = samples.count
          samples.append(.chunked(folder: folder, [(piece, entry)]))
        }
      case .header, .other: break
      }
    }
    return samples
  }

  func next() -> RecordBlock? {
    guard let sample = samples.popFirst() else { return missing.popFirst() }
    let before = place.fileOffset()
    let block =
      switch sample {
      case .whole(let entry): whole(entry)
      case .chunked(let folder, let pieces): chunked(folder, pieces)
      }
    block.header = header ?? RecordHeader()
    block.format = .inspect
    block.fileBytes = max(0, place.fileOffset() - before)
    return block
  }

  private func whole(_ entry: ZipFile.Entry) -> RecordBlock {
    let member = place.member(entry.name).member
    do throws(StreamFailure) {
      return RecordBlock(
        path: place.path, member: member, whole: try archive.open(entry, limit: place.limits.member),
        size: entry.size, limit: place.limits.member)
    } catch {
      return RecordBlock(path: place.path, member: member, failure: error)
    }
  }

  private func chunked(_ folder: String, _ pieces: [(piece: String, entry: ZipFile.Entry)]) -> RecordBlock {
    var chunks = InspectChunks(folder: folder)
    for (piece, entry) in pieces {
      do throws(StreamFailure) {
        chunks.add(piece, try archive.open(entry, limit: place.limits.member), limit: place.limits.member)
      } catch {
        return RecordBlock(path: place.path, member: place.member(entry.name).member, failure: error)
      }
    }
    return chunks.block(at: place)
  }
}
