/// Opens unpacked content by what it is: lines of JSON, documents, a table, a session, a text.
struct ContentOpener {
  let place: MemberPlace

  func open(_ source: SniffedSource) -> any BlockSource {
    switch kind(of: source.head) {
    case .lines:
      let lines = LineBlockReader(
        source, path: place.path, member: place.member, maximumLine: place.limits.line, fileOffset: place.fileOffset)
      lines.format = place.format
      return lines
    case .document: return JSONDocumentSource(source, at: place)
    case .csv: return TableSource(source, at: place, separator: UInt8(ascii: ","))
    case .tsv: return TableSource(source, at: place, separator: 0x09)
    case .session: return SessionSource(source, at: place)
    case .text: return TextSource(source, at: place)
    case .unknown(let what):
      return FailedSource(place, StreamFailure(code: .unknownFormat, detail: what))
    }
  }

  private func kind(of head: [UInt8]) -> ContentKind {
    switch place.format {
    case .csv: return .csv
    case .tsv: return .tsv
    case .text: return .text
    case .claudeCode: return .session
    case .flat: return .lines
    default:
      return ContentKind(
        head: head, isWhole: head.count < MemberPlace.headBytes, name: place.member ?? place.path,
        mayBeText: place.format == nil)
    }
  }
}
