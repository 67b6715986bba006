import TranscriptModel

/// Rows inside a record that is no known format itself: a line that holds a whole document.
struct RowsInside {
  let rows: [JSONValue]
  private let field: String
  private let root: JSONValue

  init(_ root: JSONValue) {
    self.root = root
    let fields = root.fields
    let index = fields.indices.first { index in
      guard let first = fields[index].value.items.first else { return false }
      return RowNames.holdsRecords(fields[index].key, first: first, after: fields[..<index].map(\.key))
    }
    rows = index.map { fields[$0].value.items } ?? []
    field = index.map { "/" + fields[$0].key } ?? ""
  }

  /// The items of all rows, their places counted from the record; `nil` without rows.
  func items(_ context: ReadingContext) -> [ReadItem]? {
    guard !rows.isEmpty else { return nil }
    var context = context
    context.header = RecordHeader(root)
    return rows.enumerated().flatMap { index, row -> [ReadItem] in
      context.source.row = index + 1
      let format = context.header?.format ?? TranscriptFormat.recognised(in: row) ?? .flat
      return RecordParser.read(row, format, context).map { moved($0, to: "\(field)/\(index)") }
    }
  }

  private func moved(_ item: ReadItem, to place: String) -> ReadItem {
    guard case .transcript(var transcript) = item else { return item }
    for index in transcript.parts.indices { transcript.parts[index].field = place + transcript.parts[index].field }
    return .transcript(transcript)
  }
}
