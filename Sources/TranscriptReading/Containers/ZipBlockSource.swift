/// The records of all members of a zip file, in the order of its directory.
final class ZipBlockSource: BlockSource {
  private let archive: ZipFile
  private let place: MemberPlace
  private var index = 0
  private var current: (any BlockSource)?

  init(_ archive: ZipFile, at place: MemberPlace) {
    self.archive = archive
    self.place = place
  }

  func next() -> RecordBlock? {
    while true {
      if let block = current?.next() { return block }
      current = nil
      guard index < archive.entries.count else { return nil }
      let entry = archive.entries[index]
      index += 1
      if Container.isPassedOver(entry.name) { continue }
      let member = place.member(entry.name)
      do throws(StreamFailure) {
        current = member.open(try archive.open(entry, limit: place.limits.member))
      } catch {
        current = FailedSource(member, error)
      }
    }
  }
}
