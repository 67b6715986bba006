import Foundation
import Testing
import TranscriptModel
import YAMLDocuments

@testable import TranscriptReading

@Suite struct JoinTests {
  private func joined(_ text: String, on keys: String...) throws -> JoinedFile {
    try joined(Data(text.utf8), on: keys)
  }

  private func joined(_ data: Data, on keys: [String]) throws -> JoinedFile {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("join-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try data.write(to: file)
    var reader = JoinedFileReader(path: file.path, keys: try keys.map { try JoinKey($0) })
    return try reader.read()
  }

  private func answer(_ id: String, _ more: String = "") throws -> Transcript {
    try Row.transcript("{\"id\":\"\(id)\",\"scratchpad\":\"R\"\(more)}")
  }

  @Test func batchRequestsGivePromptModelAndMetadata() throws {
    let file = try joined(
      """
      {"custom_id":"a","method":"POST","url":"/v1","body":{"model":"g","messages":[{"role":"system","content":"S"},{"role":"user","content":[{"type":"text","text":"U"}]}],"metadata":{"tier":"free"},"temperature":0.7}}
      {"custom_id":"b","params":{"model":"c","system":[{"type":"text","text":"S2"}],"messages":[{"role":"user","content":"U2"},{"role":"assistant","content":"pre"}],"thinking":{"budget_tokens":1024}}}
      {"custom_id":"c","body":{"instructions":"I","input":"Q","reasoning":{"effort":"high"}}}
      """, on: "id=custom_id")
    let first = try #require(try file.joined(answer("a"))).transcript
    #expect(
      first.outline == [
        "system /body/messages/0/content: S", "prompt /body/messages/1/content/0/text: U", "reasoning /scratchpad: R",
      ])
    #expect(first.model == "g" && first.promptID?.hasPrefix("prompt-") == true && first.outcome.isEmpty)
    #expect(first.condition == ["tier": .string("free"), "temperature": .number("0.7")])
    let second = try #require(try file.joined(answer("b"))).transcript
    #expect(second.parts.map(\.kind) == [.system, .prompt, .prefill, .reasoning])
    #expect(second.condition == ["thinking.budget_tokens": .number("1024")])
    let third = try #require(try file.joined(answer("c"))).transcript
    #expect(third.parts.map(\.text.string) == ["I", "Q", "R"])
    #expect(third.condition == ["reasoning.effort": .string("high")])
  }

  @Test func whatATranscriptSaysItselfStays() throws {
    let file = try joined(
      #"{"id":"a","model":"other","prompt":"P","condition":{"t":1,"u":2},"outcome":{"o":1}}"#, on: "id=id")
    let own = try answer("a", #","model":"m","prompt":"own","condition":{"t":9}"#)
    let result = try #require(file.joined(own)).transcript
    #expect(result.model == "m" && result.outline.first == "prompt /prompt: own" && result.promptID == own.promptID)
    #expect(result.condition == ["t": .number("9"), "u": .number("2")] && result.outcome == ["o": .number("1")])
  }

  @Test func otherScalarsAreOutcomes() throws {
    let file = try joined(
      #"{"key":"a","complied":true,"n":{"x":1},"none":null,"condition.arm":"z","epoch":1}"#, on: "id=key")
    let result = try #require(try file.joined(answer("a"))).transcript
    #expect(result.outcome == ["complied": .bool(true)] && result.condition == ["arm": .string("z")])
  }

  @Test(arguments: [",", "\t", ";"])
  func tablesAreRead(separator: String) throws {
    let rows = [
      ["key", "complied", "score", "why", "condition.tier"],
      ["a", "True", "0.5", "\"two\r\nlines \"\"q\"\" \\\"", "free"], [],
      ["b", "", "007", "x", ""],
    ]
    let text = "\u{FEFF}" + rows.map { $0.joined(separator: separator) }.joined(separator: "\r\n")
    let file = try joined(text, on: "id=key")
    #expect(file.rowCount == 2)
    let first = try #require(try file.joined(answer("a"))).transcript
    #expect(
      first.outcome == ["complied": .bool(true), "score": .number("0.5"), "why": .string("two\r\nlines \"q\" \\")])
    #expect(first.condition == ["tier": .string("free")])
    #expect(
      try #require(try file.joined(answer("b"))).transcript.outcome == ["score": .string("007"), "why": .string("x")])
  }

  @Test(arguments: [
    "[{\"k\":1},\n{\"k\":2}]", "{\"requests\":[\n{\"k\":1,\"params\":{}},{\"k\":2}]}", "{\"k\":1}\n\n{\"k\":2}\r\n",
    "{\n\"k\":1\n}",
  ])
  func documentsAndLinesAreRead(text: String) throws {
    #expect(try joined(text, on: "id=k").joined(answer("1")) != nil)
  }

  @Test func whatDoesNotFitIsCounted() throws {
    let file = try joined(
      "{\"k\":1,\"x\":1}\n{\"k\":1,\"x\":2}\n{\"j\":1}\nnope\n[5]\n{\"k\":null}\n{\"k\":{}}", on: "id=k")
    #expect((file.rowCount, file.duplicates, file.withoutKey, file.unread) == (1, 1, 3, 2))
    #expect(try file.joined(answer("1"))?.transcript.outcome == ["x": .number("1")])
    #expect(try file.joined(answer("2")) == nil)
  }

  @Test func severalKeysMustAllFit() throws {
    let file = try joined("{\"k\":1,\"e\":1,\"x\":1}\n{\"k\":1,\"e\":2,\"x\":2}", on: "id=k", "epoch=e")
    #expect(try file.joined(answer("1", #","epoch":2"#))?.transcript.outcome == ["x": .number("2")])
    #expect(try file.joined(answer("1")) == nil)
  }

  @Test(arguments: [
    (#"{"custom_id":1}"#, "custom_idd", "F010", "did you mean 'custom_id'"),
    (#"{"a":{"b":1}}"#, "a.bb", "F010", "'a.b'"),
    ("key,x\n1,2", "keyy", "F010", "did you mean 'key'"), (#"{"q":1}"#, "zzzz", "F010", "its fields: q"),
    ("", "k", "F010", "holds no rows"), ("k,x\n,1", "k", "F010", "has a value of 'k'"),
    ("k,x", "k", "F010", "holds no rows"),
    ("[1,2]", "k", "F010", "no rows"),
    ("k,é\n\u{1}", "zz", "F010", "its fields: k"),
  ])
  func aFileThatCannotBeJoinedIsAnError(text: String, field: String, code: String, says: String) {
    #expect {
      try joined(text, on: "id=\(field)")
    } throws: { error in
      guard let found = error as? Diagnostic else { return false }
      return found.code == code && (found.message + found.help).contains(says)
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(throws: Diagnostic.self) { try joined(Data([0x6B, 0x0A, 0xFF]), on: ["id=k"]) }
    #expect(throws: Diagnostic.self) { try joined(Data([0x1F, 0x8B, 0x08, 0x00]), on: ["id=k"]) }
  }

  @Test(arguments: [
    ("id", "--on wants"), ("=x", "--on wants"), ("id=", "--on wants"), ("idd=x", "did you mean 'id'"),
    ("visibility=x", "no field"),
    ("id=a..b", "is no field"),
  ])
  func keysThatCannotBeUsedAreMistakes(text: String, says: String) {
    #expect {
      try JoinKey(text)
    } throws: {
      ($0 as? JoinKey.Mistake)?.message.contains(says) == true
    }
  }
}
