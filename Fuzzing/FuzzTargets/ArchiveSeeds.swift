import TestSupport

/// Archives to start from: whole files, and scripts of members.
enum ArchiveSeeds {
  static func all() throws -> [[UInt8]] {
    try files() + scripts()
  }

  /// `{}` and a line break, as `gzip -n` packs them.
  static let gzip: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xAB, 0xAE, 0xE5, 2, 0, 0x0F, 0x71, 0x48, 0xDE, 3, 0, 0, 0,
  ]

  private static func files() throws -> [[UInt8]] {
    var wide = ZipBuilder(isZip64: true)
    wide.add("a.jsonl", Array("{\"scratchpad\":\"x\"}\n".utf8), .zstd)
    return try [[1] + wide.finished()] + Fixtures.logs.map { [1] + (try Fixtures.archive(of: $0, method: .deflate)) }
  }

  /// The fixtures' members under the names that a script knows.
  private static func scripts() throws -> [[UInt8]] {
    let sample = try Fixtures.members(of: "inspect-eval").first { $0.name.hasPrefix("samples/") }?.data ?? []
    let header = try Fixtures.members(of: "inspect-eval").first { $0.name == "header.json" }?.data ?? []
    let chunked = try Fixtures.members(of: "inspect-chunked")
    func chunk(_ part: String) -> [UInt8] { chunked.first { $0.name.contains(part) }?.data ?? [] }
    let line = Array("{\"id\":1,\"scratchpad\":\"hm\"}\n".utf8)
    return [
      ArchiveEntry.script([(0, 0, header), (4, 0, sample), (2, 1, Array("[{\"id\":\"a\",\"epoch\":1}]".utf8))]),
      ArchiveEntry.script([
        (1, 0, header), (5, 0, chunk("sample.json")), (6, 0, chunk("metadata.json")), (7, 0, chunk("messages")),
        (8, 0, chunk("events")), (9, 2, chunk("attachments")), (3, 0, Array("[{\"id\":\"b\",\"epoch\":2}]".utf8)),
      ]),
      ArchiveEntry.script([(10, 2, line), (11, 0, Array("id,scratchpad\n1,\"a\nb\"\n".utf8)), (15, 0, gzip)]),
      ArchiveEntry.script([(12, 0, Array("<think>so</think> yes".utf8)), (13, 0, line), (10, 3, line)]),
    ]
  }
}
