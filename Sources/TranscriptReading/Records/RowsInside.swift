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
      guard RowNames.isCandidate(fields[index].key), let first = fields[index].value.items.first else { return false }
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

  /// Two may be a pair, as of answers that are compared.
  private static let fewestByID = 3

  /// Each of several values is an object of one and the same known format, and not for an answer alone.
  private static func areRowsByID(_ values: [JSONValue]) -> Bool {
    guard values.count >= fewestByID, let format = format(of: values[0]) else { return false }
    return values.dropFirst().allSatisfy { Self.format(of: $0) == format }
  }

  private static func format(of value: JSONValue) -> TranscriptFormat? {
    guard value.kind == .object, let format = TranscriptFormat.recognised(in: value) else { return nil }
    return format == .flat && value["scratchpad"] == nil ? nil : format
  }

  /// The items of all rows, their places counted from the record; `nil` without rows.
  func items(_ context: ReadingContext) -> [ReadItem]? {
    guard !rows.isEmpty else { return nil }
    var context = context
    if ids.isEmpty { context.header = RecordHeader(root) }
    // Every line of a file may hold an object of rows.
    let record = context.source.line == nil ? "" : context.source.name + "/"
    return rows.enumerated().flatMap { index, row -> [ReadItem] in
      context.source.row = index + 1
      let format = context.header?.format ?? TranscriptFormat.recognised(in: row) ?? .flat
      let id = ids.isEmpty ? context.source.name : record + ids[index]
      return RecordParser.read(row, format, context).map { item in
        moved(item, to: places[index], named: item.id == context.source.name ? id : nil)
      }
    }
  }

  /// - Parameter id: Of a transcript that has none of its own.
  private func moved(_ item: ReadItem, to place: String, named id: String?) -> ReadItem {
    guard case .transcript(var transcript) = item else { return item }
    transcript.id = id ?? transcript.id
    for index in transcript.parts.indices { transcript.parts[index].field = place + transcript.parts[index].field }
    return .transcript(transcript)
  }
}

extension ReadItem {
  fileprivate var id: String? {
    guard case .transcript(let transcript) = self else { return nil }
    return transcript.id
  }
}
