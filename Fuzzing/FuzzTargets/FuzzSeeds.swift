import Foundation
import TestSupport

/// Inputs to start from: small ones of each kind, the fixtures of the readers among them.
extension FuzzTarget {
  /// - Throws: Where the project's fixtures cannot be read.
  package func seeds() throws -> [[UInt8]] {
    switch self {
    case .json: try Self.fixtures.flatMap { Self.lines(of: $0).prefix(2) }
    case .records: try Self.records()
    case .stream: try Self.fixtures.map(\.bytes) + Self.packed()
    case .archive: try ArchiveSeeds.all()
    default: try TextSeeds.read(self)
    }
  }

  typealias Fixture = (name: String, bytes: [UInt8])

  private static var fixtures: [Fixture] {
    get throws {
      try Fixtures.files.map { ($0, Array(try Data(contentsOf: Fixtures.folder.appendingPathComponent($0)))) }
    }
  }

  private static func lines(of fixture: Fixture) -> [[UInt8]] {
    fixture.name.hasSuffix(".jsonl") ? fixture.bytes.split(separator: 0x0A).map(Array.init) : [fixture.bytes]
  }

  /// Each record as what its content says, and as each of the formats that its file is named after.
  private static func records() throws -> [[UInt8]] {
    let formats = RecordEntry.formats
    return try fixtures.flatMap { fixture -> [[UInt8]] in
      let any = UInt8(formats.count)
      let own = formats.firstIndex { fixture.name.hasPrefix($0.rawValue) }.map { UInt8($0) } ?? any
      return lines(of: fixture).prefix(4).flatMap { line -> [[UInt8]] in [[own] + line, [any] + line] }
    }
  }

  private static func packed() throws -> [[UInt8]] {
    let plain = Array("{\"id\":\"a\",\"scratchpad\":\"Is this a test?\"}\n".utf8)
    var zip = ZipBuilder()
    zip.add("a.jsonl", plain, .deflate)
    var tar = TarBuilder()
    tar.add("a.jsonl", plain)
    var packed = [zip.finished(), tar.finished(), ZipBuilder.zstdFrame(plain), ArchiveSeeds.gzip]
    if let log = Fixtures.logs.first { packed.append(try Fixtures.archive(of: log)) }
    return packed
  }
}
