import CZlib
import CZstd
import Foundation
import Testing

@testable import TranscriptReading

@Suite struct CompressionTests {
  private static let text = (1...200).map { "{\"id\":\"t\($0)\",\"scratchpad\":\"line \($0 * 7919 % 1000)\"}\n" }
    .joined()

  /// Runs a system tool over the text.
  private static func compressed(_ tool: String, _ arguments: [String], _ input: String = text) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    DispatchQueue.global().async {
      stdin.fileHandleForWriting.write(Data(input.utf8))
      try? stdin.fileHandleForWriting.close()
    }
    let data = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  private func read(_ bytes: [UInt8]) throws -> (ids: Int, unread: [UnreadItem]) {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("aside-\(UUID().uuidString)").path
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reader = try DumpReader(path: path, limits: ReadingLimits(line: 1 << 20)).blocks()
    let parser = RecordParser()
    var ids = 0
    var unread: [UnreadItem] = []
    while let block = reader.next() {
      parser.records(of: block) { item in
        switch item {
        case .transcript: ids += 1
        case .unread(let item): unread.append(item)
        }
      }
    }
    return (ids, unread)
  }

  @Test(arguments: [("gzip", ["-c"]), ("xz", ["-c"]), ("bzip2", ["-c"]), ("cat", [])])
  func readsWhole(tool: String, arguments: [String]) throws {
    let result = try read(try Self.compressed(tool, arguments))
    #expect(result.ids == 200)
    #expect(result.unread.isEmpty)
  }

  /// zstd's command may be missing; the library makes the frames.
  private func zstdFrame(_ text: String) -> [UInt8] {
    let input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(input.count))
    let size = ZSTD_compress(&output, output.count, input, input.count, 3)
    return Array(output.prefix(size))
  }

  @Test func readsSeveralFramesAndMembers() throws {
    #expect(try read(zstdFrame(Self.text) + zstdFrame(Self.text)).ids == 400)
    let member = try Self.compressed("gzip", ["-c"])
    #expect(try read(member + member).ids == 400)
  }

  @Test func whatComesBeforeADamageIsRead() throws {
    let gzip = try Self.compressed("gzip", ["-c", "-1"])
    let zstd = zstdFrame(Self.text)
    for bytes in [Array(gzip.prefix(gzip.count / 2)), Array(zstd.prefix(zstd.count / 2))] {
      let result = try read(bytes)
      #expect(result.unread.contains { $0.code == .damagedStream })
      #expect(result.ids < 200)
    }
    let cut = try read(Array(gzip.dropLast(4)))
    #expect(cut.ids == 200)
    #expect(cut.unread.map(\.code) == [.damagedStream])
  }

  @Test func emptyFilesAreEmpty() throws {
    #expect(try read([]).ids == 0)
    #expect(try read([]).unread.isEmpty)
    #expect(try read(Array("\n\n".utf8)).ids == 0)
  }
}
