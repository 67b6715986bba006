import TranscriptModel

/// Rows inside a record that is no known format itself: a line that holds a whole document, as a list of rows, or as an
/// object that has a row under each id.
struct RowsInside {
  let rows: [JSONValue]
  /// By row, the pointer to it.
  private let places: [String]
  /// By row, where keys are ids.
  private let ids: [String]
  private let root: JSONValue

  init(_ root: JSONValue) {
    self.root = root
    let fields = root.fields
    let list = fields.indices.first { index in
      guard let first = fields[index].value.items.first else { return false }
      return RowNames.holdsRecords(fields[index].key, first: first, after: fields[..<index].map(\.key))
    }
    if let list {
      rows = fields[list].value.items
      places = rows.indices.map { "/\(fields[list].key)/\($0)" }
      ids = []
    } else {
      let found = Self.areRowsByID(fields.map(\.value)) ? fields : []
      rows = found.map(\.value)
      places = found.map { FoundField.pointer("", $0.key) }
      ids = found.map(\.key)
    }
  }

  /// Each of several values is an object of a known format.
  private static func areRowsByID(_ values: [JSONValue]) -> Bool {
    values.count > 1 && values.allSatisfy { $0.kind == .object && TranscriptFormat.recognised(in: $0) != nil }
  }

  /// The items of all rows, their places counted from the record; `nil` without rows.
  func items(_ context: ReadingContext) -> [ReadItem]? {
    guard !rows.isEmpty else { return nil }
    var context = context
    if ids.isEmpty { context.header = RecordHeader(root) }
    return rows.enumerated().flatMap { index, row -> [ReadItem] in
      context.source.row = index + 1
      let format = context.header?.format ?? TranscriptFormat.recognised(in: row) ?? .flat
      return RecordParser.read(row, format, context).map { moved($0, from: index, named: context.source.name) }
    }
  }

  /// - Parameter name: The id of a transcript that has none.
  private func moved(_ item: ReadItem, from row: Int, named name: String) -> ReadItem {
    guard case .transcript(var transcript) = item else { return item }
    if transcript.id == name, ids.indices.contains(row) { transcript.id = ids[row] }
    for index in transcript.parts.indices {
      transcript.parts[index].field = places[row] + transcript.parts[index].field
    }
    return .transcript(transcript)
  }
}
