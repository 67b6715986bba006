import TranscriptModel

@testable import TranscriptReading

/// One row of JSON Lines for tests.
enum Row {
  static func item(_ json: String, mapping: FieldMapping?, source: TranscriptSource) -> ReadItem {
    let bytes = Array(json.utf8) + [UInt8](repeating: 0, count: JSONParser.padding)
    return bytes.withUnsafeBufferPointer { buffer in
      LineRecordParser(mapping: mapping).record(
        in: UnsafeBufferPointer(rebasing: buffer[..<json.utf8.count]), source: source)
    }
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
