/// The records of all members of a zip or tar stream that can be read only front to back.
///
/// An Inspect log is told by its first members. Its header comes last, so that a stream's samples get
/// what `_journal/start.json` says, which every run writes first.
final class ArchiveBlockSource: BlockSource {
  private let reader: ArchiveReader
  private let place: MemberPlace
  private var current: (any BlockSource)?
  private var log: InspectLogMembers?
  private var isFinished = false

  init(_ reader: ArchiveReader, at place: MemberPlace) {
    self.reader = reader
    self.place = place
  }

  func next() -> RecordBlock? {
    while true {
      if let block = current?.next() { return block }
      current = nil
      if isFinished { return nil }
      do throws(StreamFailure) {
        guard let member = try reader.next() else {
          isFinished = true
          current = log?.finish()
          continue
        }
        if member.isFile, !Container.isPassedOver(member.name) { current = open(member.name) }
      } catch {
        isFinished = true
        return RecordBlock(path: place.path, member: place.member, failure: error)
      }
    }
  }

  private func open(_ name: String) -> (any BlockSource)? {
    let source = reader.source(limit: place.limits.member)
    if log == nil, InspectLogMembers.startsLog(name) { log = InspectLogMembers(place) }
    if let log { return log.take(name, source) }
    return place.member(name).open(source)
  }
}
