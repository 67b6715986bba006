/// What unpacked content is, told by how it starts.
enum ContentKind: Equatable {
  case lines, document, csv, tsv, session, text
  /// Nothing that can be read; the reason is for people.
  case unknown(String)

  /// - Parameters:
  ///   - isWhole: `head` is all there is.
  ///   - name: Decides only between a text that is a transcript and one that is about the data.
  init(head bytes: [UInt8], isWhole: Bool, name: String, mayBeText: Bool = true) {
    var head = bytes[...]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    let start = head.firstIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard let start else {
      self = .lines
      return
    }
    switch head[start] {
    case UInt8(ascii: "{"): self = Self.objects(head[start...], isWhole: isWhole)
    case UInt8(ascii: "["): self = Self.arrays(head[start...], isWhole: isWhole)
    default: self = Self.other(head[start...], isWhole: isWhole, name: name, mayBeText: mayBeText)
    }
  }

  private static func objects(_ head: ArraySlice<UInt8>, isWhole: Bool) -> ContentKind {
    let shape = FirstValue(head)
    let first = shape.end.map { Array(head[..<$0]) }
    if let first, SessionLines.areSession(in: Array(head), first: first) { return .session }
    // A line break inside a string is a damaged line, not a document.
    if shape.breaksString { return .lines }
    if shape.hasLineBreak { return .document }
    let holdsRows = shape.keys.contains { RowNames.isCandidate($0.name) && $0.opensArray }
    guard let end = shape.end, let first else {
      // A log or a transcript with its events on one long line is one document, whatever its length.
      let isWholeFile = shape.keys.contains { $0.name == "eval" || ($0.name == "events" && $0.opensArray) }
      return holdsRows || isWholeFile ? .document : .lines
    }
    guard holdsRows, end > head.startIndex else { return .lines }
    let isKnown = JSONParser.values(of: first) { TranscriptFormat.recognised(in: $0) != nil } ?? false
    return isKnown ? .lines : .document
  }

  private static func arrays(_ head: ArraySlice<UInt8>, isWhole: Bool) -> ContentKind {
    let shape = FirstValue(head)
    if shape.breaksString { return .lines }
    guard let end = shape.end, !shape.hasLineBreak else { return .document }
    // One array per line.
    return head[end...].contains { $0 != 0x20 && !(0x09...0x0D).contains($0) } ? .lines : .document
  }

  private static func other(
    _ head: ArraySlice<UInt8>, isWhole: Bool, name: String, mayBeText: Bool
  ) -> ContentKind {
    if head.starts(with: Array("PAR1".utf8)) { return .unknown("Parquet") }
    if head.contains(0) { return .unknown("binary data") }
    if head.split(separator: 0x0A).contains(where: { $0.first == UInt8(ascii: "{") }) { return .lines }
    if let table = TableShape.kind(of: head, isWhole: isWhole, name: name) { return table }
    guard mayBeText else { return .lines }
    return PlainText.isTranscript(head, name: name) ? .text : PlainText.isProse(head) ? .unknown("text") : .lines
  }
}
