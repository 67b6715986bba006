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
    case .csv: return TableSource(source, at: place, separator: Self.separator(of: source.head))
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
      if place.othersAreTables, !Self.isJSON(head) { return .csv }
      return ContentKind(
        head: head, isWhole: head.count < MemberPlace.headBytes, name: place.member ?? place.path,
        mayBeText: place.format == nil)
    }
  }

  private static func isJSON(_ head: [UInt8]) -> Bool {
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let first = text.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return first == nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The one of comma, tab and semicolon that the first line holds most often.
  private static func separator(of head: [UInt8]) -> UInt8 {
    let line = head.prefix { $0 != 0x0A }
    let candidates: [UInt8] = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    return candidates.max { a, b in line.count { $0 == a } < line.count { $0 == b } } ?? candidates[0]
  }
}
