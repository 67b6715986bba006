import TestSupport
import TranscriptReading

/// A file with an archive. An odd first byte: the rest is the file. An even one: the rest says which members a whole
/// archive has, so that what is inside is reached without guessing checksums.
final class ArchiveEntry: FuzzEntry {
  static let names = [
    "header.json", "_journal/start.json", "summaries.json", "_journal/summaries/1.json", "samples/a_epoch_1.json",
    "samples/a_epoch_1/sample.json", "samples/a_epoch_1/metadata.json", "samples/a_epoch_1/messages/0.json",
    "samples/a_epoch_1/events/1.json", "samples/a_epoch_1/attachments/0.json", "a.jsonl", "b.csv", "c.txt", "d/e.json",
    "inner.zip", "inner.jsonl.gz",
  ]
  private static let methods: [ZipBuilder.Method] = [.stored, .deflate, .zstd, .unknown]

  private let file: ScratchFile
  private let stream = StreamEntry()

  init() throws { file = try ScratchFile("f.eval") }

  func run(_ input: [UInt8]) -> String? {
    guard let first = input.first else { return nil }
    let rest = input.dropFirst()
    file.write(first & 1 == 1 ? Array(rest) : Self.archive(rest))
    guard let blocks = try? DumpReader(path: file.path, limits: StreamEntry.limits).blocks() else { return nil }
    return stream.broken(blocks)
  }

  /// Members as: name and method, length in 16 bits, bytes.
  private static func archive(_ script: ArraySlice<UInt8>) -> [UInt8] {
    var zip = ZipBuilder(isZip64: script.first.map { $0 & 0x80 != 0 } ?? false)
    var rest = script
    while rest.count >= 3 {
      let kind = rest[rest.startIndex]
      let count = Int(rest[rest.startIndex + 1]) | Int(rest[rest.startIndex + 2]) << 8
      rest = rest.dropFirst(3)
      zip.add(names[Int(kind & 15)], Array(rest.prefix(count)), methods[Int(kind >> 4) & 3])
      rest = rest.dropFirst(count)
    }
    return zip.finished()
  }

  /// The script of an archive with these members.
  static func script(_ members: [(name: Int, method: Int, data: [UInt8])]) -> [UInt8] {
    var script: [UInt8] = [0]
    for member in members {
      let count = member.data.count
      script.append(UInt8(member.name | member.method << 4))
      script.append(UInt8(count & 255))
      script.append(UInt8(count >> 8 & 255))
      script += member.data
    }
    return script
  }
}
