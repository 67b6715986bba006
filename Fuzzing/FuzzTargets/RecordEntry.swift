import TranscriptReading

/// One record, read as the format that the first byte names; beyond the last, as what its content says.
final class RecordEntry: FuzzEntry {
  static let formats = TranscriptFormat.allCases
  private let parser = RecordParser()

  func run(_ input: [UInt8]) -> String? {
    guard let first = input.first else { return nil }
    let number = Int(first) % (Self.formats.count + 1)
    let format = number < Self.formats.count ? Self.formats[number] : nil
    var broken: String?
    let block = RecordBlock(path: "f.jsonl", record: Array(input.dropFirst()), format: format)
    parser.records(of: block) { broken = broken ?? TranscriptCheck.broken($0) }
    return broken
  }
}
