/// Stands for a stream that could not be opened: one block with the failure.
final class FailedSource: BlockSource {
  private var block: RecordBlock?

  init(_ place: MemberPlace, _ failure: StreamFailure) {
    block = RecordBlock(path: place.path, member: place.member, failure: failure)
  }

  func next() -> RecordBlock? {
    defer { block = nil }
    return block
  }
}
