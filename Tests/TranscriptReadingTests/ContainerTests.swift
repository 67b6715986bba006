import Foundation
import TestSupport
import Testing

@testable import TranscriptReading

@Suite struct ContainerTests {
  private static func rows(_ count: Int, _ name: String = "r") -> [UInt8] {
    Array((1...count).map { "{\"id\":\"\(name)\($0)\",\"scratchpad\":\"line \($0 * 7919 % 1000)\"}\n" }.joined().utf8)
  }

  private func ids(_ items: [ReadItem]) -> [String] { Reading.transcripts(items).map(\.id) }

  private func compressed(_ tool: String, _ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool, "-c"]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    DispatchQueue.global().async {
      stdin.fileHandleForWriting.write(Data(bytes))
      try? stdin.fileHandleForWriting.close()
    }
    let data = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  @Test(arguments: [ZipBuilder.Method.stored, .deflate, .zstd], [false, true])
  func zipMembersAreRead(method: ZipBuilder.Method, isZip64: Bool) throws {
    var zip = ZipBuilder(isZip64: isZip64)
    zip.add("a.jsonl", Self.rows(3, "a"), method, frames: 3)
    zip.add("deep/", [])
    zip.add("__MACOSX/._a.jsonl", [0, 1, 2])
    zip.add("deep/b.jsonl", Self.rows(2, "b"), method)
    let items = try Reading.items(of: zip.finished())
    #expect(ids(items) == ["a1", "a2", "a3", "b1", "b2"])
    #expect(Reading.unread(items).isEmpty)
    #expect(
      Reading.transcripts(items).map { $0.source.member } == [
        "a.jsonl", "a.jsonl", "a.jsonl", "deep/b.jsonl", "deep/b.jsonl",
      ])
  }

  @Test func tarsOfEveryCompressionAreRead() throws {
    var tar = TarBuilder()
    tar.add("a.jsonl", Self.rows(3, "a"))
    tar.add("b.jsonl.gz", try compressed("gzip", Self.rows(2, "b")))
    let plain = tar.finished()
    let packed = [
      plain, try compressed("gzip", plain), try compressed("xz", plain), try compressed("bzip2", plain),
      ZipBuilder.zstdFrame(plain),
    ]
    for bytes in packed { #expect(ids(try Reading.items(of: bytes)) == ["a1", "a2", "a3", "b1", "b2"]) }
  }

  @Test func compressionMayBeNested() throws {
    let inner = try compressed("gzip", Self.rows(2, "a"))
    #expect(ids(try Reading.items(of: ZipBuilder.zstdFrame(inner))) == ["a1", "a2"])
  }

  @Test func archivesInsideArchivesAreReadUpToALimit() throws {
    var inner = ZipBuilder()
    inner.add("x.jsonl", Self.rows(1, "x"), .deflate)
    var bytes = inner.finished()
    var outer = ZipBuilder()
    outer.add("inner.zip", bytes)
    let items = try Reading.items(of: outer.finished())
    #expect(ids(items) == ["x1"])
    #expect(Reading.transcripts(items).first?.source.member == "inner.zip/x.jsonl")
    for _ in 0..<5 {
      var next = ZipBuilder()
      next.add("z.zip", bytes)
      bytes = next.finished()
    }
    #expect(Reading.unread(try Reading.items(of: bytes)).map(\.code) == [.tooDeep])
  }

  @Test func aDamagedMemberIsARecordAndTheOthersAreRead() throws {
    for method in [ZipBuilder.Method.stored, .deflate, .zstd] {
      var zip = ZipBuilder()
      zip.add("a.jsonl", Self.rows(3, "a"), method)
      zip.add("bad.jsonl", Self.rows(300, "bad"), method) { packed in
        for index in (packed.count / 2)..<(packed.count / 2 + 8) { packed[index] ^= 0x5A }
      }
      zip.add("c.jsonl", Self.rows(2, "c"), method)
      let items = try Reading.items(of: zip.finished())
      #expect(ids(items).filter { !$0.hasPrefix("bad") } == ["a1", "a2", "a3", "c1", "c2"])
      #expect(Reading.unread(items).contains { $0.source.member == "bad.jsonl" && $0.code == .damagedStream })
    }
  }

  @Test func whatCannotBeDecodedIsNeverSilent() throws {
    var zip = ZipBuilder()
    zip.add("odd.jsonl", Self.rows(1), .unknown)
    zip.add("a.jsonl", Self.rows(1, "a"))
    zip.add("table.parquet", Array("PAR1....PAR1".utf8))
    let items = try Reading.items(of: zip.finished())
    #expect(ids(items) == ["a1"])
    #expect(Reading.unread(items).map(\.code) == [.unreadableMember, .unknownFormat])
  }

  @Test func anArchiveWithoutItsDirectoryIsReadAsFarAsItGoes() throws {
    var zip = ZipBuilder()
    zip.add("a.jsonl", Self.rows(3, "a"), .deflate)
    let whole = zip.bytes
    zip.add("b.jsonl", Self.rows(900, "b"), .deflate)
    let items = try Reading.items(of: Array(zip.bytes.prefix(whole.count + 400)))
    #expect(ids(items).prefix(3) == ["a1", "a2", "a3"])
    #expect(Reading.unread(items).contains { $0.code == .damagedStream })
  }

  @Test func bombsEndWithARecord() throws {
    let zeros = [UInt8](repeating: 0x20, count: 4 << 20)
    var zip = ZipBuilder()
    zip.add("bomb.jsonl", zeros, .zstd)
    zip.add("a.jsonl", Self.rows(1, "a"))
    let limits = ReadingLimits(line: 1 << 20, member: 1 << 20)
    let items = try Reading.items(of: zip.finished(), limits: limits)
    #expect(ids(items) == ["a1"])
    #expect(Reading.unread(items).contains { $0.code == .memberTooLarge && $0.source.member == "bomb.jsonl" })
    let row =
      "[{\"id\":\"a\",\"scratchpad\":\"x\"},{\"scratchpad\":\"\(String(repeating: "x", count: 2 << 20))\"},{\"id\":\"c\",\"scratchpad\":\"x\"}]"
    let rows = try Reading.items(of: Array(row.utf8), limits: limits)
    #expect(ids(rows) == ["a", "c"])
    #expect(Reading.unread(rows).map(\.code) == [.memberTooLarge])
  }
}
