/// The members of an Inspect log as they come: header, samples in one member, samples in chunks.
///
/// Names are told from the right (`…_epoch_3.json`), because ids stand in them unescaped.
final class InspectLogMembers {
  private let place: MemberPlace
  private var header: RecordHeader?
  private var chunks: InspectChunks?
  private var sampleCount = 0

  init(_ place: MemberPlace) { self.place = place }

  enum Kind: Equatable {
    case header
    /// A whole sample.
    case sample
    /// A piece of the sample whose members start with `folder`.
    case chunk(folder: String, name: String)
    case other
  }

  static func isHeader(_ name: String) -> Bool { name == "header.json" || name == "_journal/start.json" }

  /// Whether a stream that starts with this member is a log.
  static func startsLog(_ name: String) -> Bool {
    if isHeader(name) { return true }
    switch kind(of: name) {
    case .chunk: return true
    case .sample: return InspectChunks.isSampleFolder(name.dropLast(".json".count))
    case .header, .other: return false
    }
  }

  static func kind(of name: String) -> Kind {
    if isHeader(name) { return .header }
    guard name.hasPrefix("samples/") else { return .other }
    if let piece = InspectChunks.piece(of: name) { return .chunk(folder: piece.folder, name: piece.name) }
    return name.hasSuffix(".json") ? .sample : .other
  }

  /// Takes the next member. Returns its records, or those of the chunked sample that it ends.
  func take(_ name: String, _ source: any ByteSource) -> (any BlockSource)? {
    switch Self.kind(of: name) {
    case .header:
      if header == nil { header = InspectLogSource.header(from: source, limits: place.limits) }
      return nil
    case .sample:
      sampleCount += 1
      return BlockList([finishedChunks(), block(name, source)].compactMap { $0 })
    case .chunk(let folder, let piece):
      let finished = chunks?.folder == folder ? nil : finishedChunks()
      if chunks == nil { chunks = InspectChunks(folder: folder) }
      chunks?.add(piece, source, limit: place.limits.member)
      return finished.map { BlockList([$0]) }
    case .other: return nil
    }
  }

  /// What is left at the end; a log without a sample is not passed over in silence.
  func finish() -> (any BlockSource)? {
    if let block = finishedChunks() { return BlockList([block]) }
    guard sampleCount == 0 else { return nil }
    return FailedSource(place, StreamFailure(code: .noSamples, detail: ""))
  }

  private func finishedChunks() -> RecordBlock? {
    guard let finished = chunks else { return nil }
    chunks = nil
    sampleCount += 1
    let block = finished.block(at: place)
    block.header = header
    return block
  }

  private func block(_ name: String, _ source: any ByteSource) -> RecordBlock {
    let block = RecordBlock(
      path: place.path, member: place.member(name).member, whole: source, limit: place.limits.member)
    block.header = header ?? RecordHeader()
    block.format = .inspect
    return block
  }
}

/// Blocks that are at hand already.
final class BlockList: BlockSource {
  private var blocks: ArraySlice<RecordBlock>
  init(_ blocks: [RecordBlock]) { self.blocks = blocks[...] }
  func next() -> RecordBlock? { blocks.popFirst() }
}
