import TranscriptReading

/// A stream of any kind, as from a pipe.
final class StreamEntry: FuzzEntry {
  static let limits = ReadingLimits(line: 1 << 16, member: 1 << 20)
  private let parser = RecordParser()

  func run(_ input: [UInt8]) -> String? {
    let reader = DumpReader(path: "f.txt", limits: Self.limits)
    return broken(reader.blocks(of: MemorySource(input)))
  }

  func broken(_ blocks: any BlockSource) -> String? {
    var broken: String?
    var count = 0
    while let block = blocks.next() {
      parser.records(of: block) { broken = broken ?? TranscriptCheck.broken($0) }
      count += 1
      if count > 100_000 { return "more than \(count) blocks" }
    }
    return broken
  }
}
