import TranscriptModel

@testable import TranscriptReading

/// One row of JSON Lines for tests.
enum Row {
  static func item(_ json: String, mapping: FieldMapping?, source: TranscriptSource) -> ReadItem {
    let block = RecordBlock(path: source.path, member: source.member, capacity: json.utf8.count)
    block.append(Array(json.utf8), line: source.line)
    var items: [ReadItem] = []
    RecordParser(mapping: mapping).records(of: block) { items.append($0) }
    return items.first ?? .unread(UnreadItem(source: source, code: .notJSON, detail: "no record"))
  }

  /// The transcript of a row, read with the mapping that `yaml` describes.
  static func transcript(
    _ json: String, map yaml: String? = nil, source: TranscriptSource = TranscriptSource(path: "f", line: 1)
  ) throws -> Transcript {
    let mapping = try yaml.map { try FieldMappingReader.read($0, path: "map.yaml") }
    switch item(json, mapping: mapping, source: source) {
    case .transcript(let transcript): return transcript
    case .unread(let unread): throw unread
    }
  }
}

extension Transcript {
  /// Parts in short: `reasoning /thinking: text`.
  var outline: [String] { parts.map { "\($0.kind.rawValue) \($0.field): \($0.text.string)" } }
}
