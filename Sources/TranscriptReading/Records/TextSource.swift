/// A plain text as one record: a JSON string.
final class TextSource: BlockSource {
  private var source: (any ByteSource)?
  private let place: MemberPlace

  init(_ source: any ByteSource, at place: MemberPlace) {
    self.source = source
    self.place = place
  }

  func next() -> RecordBlock? {
    guard let source else { return nil }
    self.source = nil
    let block = RecordBlock(path: place.path, member: place.member, capacity: 1 << 12)
    block.format = .text
    do throws(StreamFailure) {
      var text = try source.wholeBytes(limit: place.limits.member)[...]
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
      var json: [UInt8] = []
      json.reserveCapacity(text.count + 64)
      JSONText.append(text, to: &json)
      block.append(json)
    } catch {
      block.append(error)
    }
    block.fileBytes = place.fileOffset()
    return block
  }
}
