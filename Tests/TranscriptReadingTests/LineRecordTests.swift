import Foundation
import Testing
import TranscriptModel

@testable import TranscriptReading

@Suite struct LineRecordTests {
  /// Reads bytes as if they were a file.
  private final class Bytes: ByteSource {
    private var bytes: ArraySlice<UInt8>
    private let step: Int
    init(_ bytes: [UInt8], step: Int = .max) {
      self.bytes = bytes[...]
      self.step = step
    }
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
      let count = min(buffer.count, step, bytes.count)
      for (offset, byte) in bytes.prefix(count).enumerated() { buffer[offset] = byte }
      bytes = bytes.dropFirst(count)
      return count
    }
  }

  private func items(_ bytes: [UInt8], maximumLine: Int = 1 << 20, step: Int = .max) -> [ReadItem] {
    let reader = LineBlockReader(Bytes(bytes, step: step), path: "f", maximumLine: maximumLine)
    let parser = RecordParser()
    var items: [ReadItem] = []
    while let block = reader.next() { parser.records(of: block) { items.append($0) } }
    return items
  }

  private func summary(_ items: [ReadItem]) -> [String] {
    items.map { item in
      switch item {
      case .transcript(let transcript): "\(transcript.source.line ?? 0) \(transcript.id)"
      case .unread(let unread): "\(unread.source.line ?? 0) \(unread.code.rawValue)"
      }
    }
  }

  @Test(arguments: [1, 2, 7, 4096])
  func linesAreCutWhateverTheSteps(step: Int) {
    let text =
      "\u{FEFF}{\"id\":\"a\",\"scratchpad\":\"x\"}\r\n\n  \n{\"scratchpad\":\"y\"}\nnot json\n{\"id\":3,\"scratchpad\":\"z\"}"
    #expect(summary(items(Array(text.utf8), step: step)) == ["1 a", "4 f:4", "5 T001", "6 3"])
  }

  @Test func longLinesArePassedOver() {
    let long = "{\"scratchpad\":\"" + String(repeating: "x", count: 3_000_000) + "\"}"
    let text = "{\"id\":\"a\",\"scratchpad\":\"x\"}\n\(long)\n{\"id\":\"b\",\"scratchpad\":\"x\"}\n\(long)"
    #expect(summary(items(Array(text.utf8), maximumLine: 1000)) == ["1 a", "2 T005", "3 b", "4 T005"])
    #expect(
      summary(items(Array(text.utf8), maximumLine: 2_000_000, step: 65536)) == ["1 a", "2 T005", "3 b", "4 T005"])
    #expect(summary(items(Array(text.utf8), maximumLine: 4_000_000)).count == 4)
  }

  @Test func everyKindOfBadLineIsAnItem() {
    let lines: [[UInt8]] = [
      Array("{\"scratchpad\":\"cut".utf8), Array("[1]".utf8), Array("{\"prompt\":\"only\"}".utf8),
      Array("{\"scratchpad\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
      Array("{\"scratchpad\":\"a".utf8) + [0] + Array("\"}".utf8),
      Array("{\"scratchpad\":\"x\",\"deep\":".utf8) + [UInt8](repeating: 0x5B, count: 10_000),
    ]
    let found = summary(items(Array(lines.joined(separator: [0x0A]))))
    #expect(found[0] == "1 T001")
    #expect(found[1] == "2 T004")
    // The row is a transcript until extraction finds no reasoning in it.
    #expect(found[2] == "3 f:3")
    #expect(found[3] == "4 T002")
    #expect(found[4] == "5 T002")
    #expect(["6 T001", "6 T006"].contains(found[5]))
    #expect(found.count == 6)
  }

  @Test func fieldsAreRead() throws {
    let text =
      #"{"id":7,"model":"m","prompt_id":12,"epoch":2,"condition":"free","outcome":{"a":{"b":true}},"prompt":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"u"}]}],"scratchpad":"r","output":"o"}"#
    guard case .transcript(let transcript)? = items(Array(text.utf8)).first else {
      Issue.record("unread")
      return
    }
    #expect(transcript.id == "7")
    #expect(transcript.promptID == "12")
    #expect(transcript.epoch == 2)
    #expect(transcript.condition == ["condition": .string("free")])
    #expect(transcript.outcome == ["a.b": .bool(true)])
    #expect(transcript.parts.map(\.kind) == [.system, .prompt, .reasoning, .answer])
    #expect(
      transcript.parts.map(\.field) == ["/prompt/0/content", "/prompt/1/content/0/text", "/scratchpad", "/output"])
  }

  @Test func aPromptWithoutIdIsKnownByItsDigest() {
    let lines = [
      #"{"prompt":"p","scratchpad":"a"}"#, #"{"prompt":"p","scratchpad":"b"}"#, #"{"prompt":"q","scratchpad":"b"}"#,
    ]
    let ids = items(Array(lines.joined(separator: "\n").utf8)).map { item -> String? in
      if case .transcript(let transcript) = item { return transcript.promptID }
      return nil
    }
    #expect(ids[0] != nil && ids[0] == ids[1] && ids[0] != ids[2])
  }

  @Test func missingFieldsAreNull() {
    guard case .transcript(let transcript)? = items(Array(#"{"scratchpad":"a"}"#.utf8)).first else { return }
    #expect(
      transcript.model == nil && transcript.promptID == nil && transcript.epoch == nil && transcript.condition.isEmpty)
  }
}
