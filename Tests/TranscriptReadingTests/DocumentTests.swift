import Foundation
import Testing
import TranscriptModel

@testable import TranscriptReading

@Suite struct DocumentTests {
  /// Gives its bytes in small steps.
  private final class Steps: ByteSource {
    private var bytes: ArraySlice<UInt8>
    private let step: Int
    init(_ text: String, step: Int) {
      bytes = Array(text.utf8)[...]
      self.step = step
    }
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
      let count = min(buffer.count, step, bytes.count)
      for (offset, byte) in bytes.prefix(count).enumerated() { buffer[offset] = byte }
      bytes = bytes.dropFirst(count)
      return count
    }
  }

  private let place = MemberPlace(path: "f", limits: ReadingLimits(), format: nil, fileOffset: { 0 })

  private func records(_ text: String, step: Int = .max) -> [String] {
    let source = JSONDocumentSource(Steps(text, step: step), at: place)
    var records: [String] = []
    while let block = source.next() {
      records += block.records.map { record in
        record.failure.map { "failed \($0.code.rawValue)" } ?? String(decoding: block.bytes(of: record), as: UTF8.self)
      }
    }
    return records
  }

  @Test(arguments: [1, 2, 3, 7, .max])
  func rowsAreCutWhateverTheSteps(step: Int) {
    let tricky = #"{"a":"]}\\\"[{","b":[1,{"c":[]}],"d":NaN,"e":-Infinity}"#
    #expect(
      records("[ \(tricky) ,\n {\"x\":1},3,\"s]\",null ]", step: step) == [tricky, "{\"x\":1}", "3", "\"s]\"", "null"])
    #expect(records("{\"n\":\"q\",\"data\":[\(tricky),{\"x\":2}],\"after\":[1]}", step: step) == [tricky, "{\"x\":2}"])
    #expect(records("{\n\"a\":1}\n{\n\"b\":[2]}", step: step) == ["{\"a\":1}", "{\"b\":[2]}"])
    #expect(records("[]", step: step).isEmpty && records("{\"data\":[]}", step: step) == ["{\"data\":[]}"])
  }

  /// Found by fuzzing: read again and again, with a record each time, until the memory was gone.
  @Test(arguments: ["]", "}", ",", "]}", " ] [1]"])
  func aStrayBracketEndsTheDocument(stray: String) {
    #expect(records("{\n\"a\":1}\n" + stray) == ["{\"a\":1}", "failed T001"])
  }

  @Test func listsOfMessagesAreOneRecord() {
    let turns = #"[{"role":"user","content":"u"},{"role":"assistant","content":"a"}]"#
    #expect(records(turns) == [turns])
    let object = "{\"id\":\"x\",\"conversations\":\(turns)}"
    #expect(records(object) == [object])
    #expect(records("{\"conversations\":[{\"messages\":\(turns)}]}") == ["{\"messages\":\(turns)}"])
  }

  @Test(arguments: [
    ("[{\"a\":1},{\"b\":", ["{\"a\":1}", "{\"b\":"]), ("[{\"a\":1} {\"b\":2}]", ["{\"a\":1}", "failed T001"]),
    ("{\"a\":[1,2", ["{\"a\":[1,2"]), ("{\"data\":[{\"a\":1}", ["{\"a\":1}", "failed T001"]),
  ])
  func whatIsCutOffIsSeen(text: String, expected: [String]) {
    #expect(records(text) == expected)
  }

  @Test func aLineMayHoldRows() throws {
    let line = #"{"model":"m","data":[{"id":"a","scratchpad":"x"},{"scratchpad":"y","output":"z"}]}"#
    let items = try Reading.items(of: line + "\n" + line + "\n", name: "d.jsonl")
    let transcripts = Reading.transcripts(items)
    #expect(transcripts.count == 4 && transcripts.allSatisfy { $0.model == "m" })
    let parsed = RowsInsideProbe.items(of: line)
    #expect(
      parsed.map { $0.parts.map(\.field) } == [["/data/0/scratchpad"], ["/data/1/scratchpad", "/data/1/output"]])
  }

  /// Regression: each escape had the rest of the string searched again.
  @Test func longTextsWithManyEscapesTakeLinearTime() throws {
    let long = String(repeating: "a\\n\\\"", count: 2_000_000)
    let start = ContinuousClock.now
    let items = try Reading.items(of: "[{\"scratchpad\":\"\(long)\"}]")
    #expect(Reading.reasoning(items).first?.utf8.count == 6_000_000)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    for text in ["[{\"scratchpad\":\"x\"}]", "{\n\"scratchpad\":\"x\"}", "id,scratchpad\n1,x\n"] {
      #expect(Reading.reasoning(try Reading.items(of: "\u{FEFF}" + text)) == ["x"])
    }
  }

  @Test func tablesWithOtherNamesAreTables() {
    let table = "qid,inner_voice,reply\n1,a,b\n2,c,d\n"
    #expect(ContentKind(head: Array(table.utf8), isWhole: true, name: "x") == .csv)
    let short = "qid,inner_voice\n1,a\n"
    #expect(ContentKind(head: Array(short.utf8), isWhole: true, name: "x.csv.gz") == .csv)
    #expect(ContentKind(head: Array(short.utf8), isWhole: true, name: "-") == .lines)
  }

  @Test(arguments: [
    "Model Name,Prompt,Reasoning,Tier\nm,p,x,free\n", "model_name;prompt;REASONING;Tier\nm;p;x;free\n",
    "Model-Name\tPrompt\tThought Process\tTier\nm\tp\tx\tfree\n",
  ])
  func columnsAreKnownAsPeopleWriteThem(table: String) throws {
    let items = try Reading.items(of: table)
    #expect(Reading.reasoning(items) == ["x"])
    let transcript = try #require(Reading.transcripts(items).first)
    #expect(transcript.model == "m" && transcript.condition["Tier"] == .string("free"))
  }

  @Test func anObjectOfRowsByTheirIdsIsRead() throws {
    let text = #"{"s/1":{"cot":"x","response":"a"},"s2":{"id":"own","cot":"y"},"s3":{"cot":"z"}}"#
    let found = Reading.transcripts(try Reading.items(of: text, name: "d"))
    #expect(found.map { $0.id.split(separator: "/", maxSplits: 99).suffix(2).joined(separator: "/") }.last == "d:1/s3")
    #expect(found.count == 3 && found[0].id.hasSuffix("d:1/s/1") && found[1].id == "own")
    #expect(found.map { $0.parts[0].field } == ["/s~11/cot", "/s2/cot", "/s3/cot"])
    let document = Reading.transcripts(try Reading.items(of: text.replacing("},", with: "},\n"), name: "d.json"))
    #expect(document.map(\.id) == ["s/1", "own", "s3"])
    // A pair, what has no reasoning, and what stands beside something else is a record of its own.
    for other in [
      #"{"chosen":{"cot":"x"},"rejected":{"cot":"y"}}"#, #"{"a":{"text":"x"},"b":{"text":"y"},"c":{"text":"z"}}"#,
      #"{"a":{"cot":"x"},"b":{"cot":"y"},"c":{"cot":"z"},"n":1}"#,
      #"{"a":{"cot":"x"},"b":{"cot":"y"},"c":{"scratchpad":"z"}}"#,
    ] {
      #expect(Reading.reasoning(try Reading.items(of: other)).isEmpty, "\(other)")
    }
  }

  @Test func columnsThatReadersKnowLeaveTheOthersAsTheyAre() throws {
    let items = try Reading.items(of: "Reasoning,reasoning,Score,Custom ID,Response\nno,x,3,c1,done\n")
    #expect(Reading.reasoning(items) == ["x"])
    let conditions = try #require(Reading.transcripts(items).first).condition
    #expect(conditions["Score"] == .string("3") && conditions["Custom ID"] == .string("c1"))
    #expect(conditions["Response"] == .string("done") && conditions["Reasoning"] == .string("no"))
  }

  @Test func noColumnIsLostWhereTwoNamesMeet() throws {
    let table = "Chain of Thought,Model Name,Model-Name,Index,Question\nx,m1,m2,7,q\n"
    let transcript = try #require(Reading.transcripts(try Reading.items(of: table)).first)
    #expect(transcript.model == nil && transcript.condition.count == 4)
  }

  @Test(arguments: ["t/7.txt", "notes.md", "-"])
  func proseWithSemicolonsIsNoTable(name: String) {
    let prose = "Thinking; this may be a test of me.\nI will comply; fine.\n"
    #expect(ContentKind(head: Array(prose.utf8), isWhole: true, name: name) == .text)
  }

  @Test func whatIsMissingIsSaidWithWhatIsThere() throws {
    let items = try Reading.items(of: #"{"Text":"a","note":"b"}"#)
    let transcript = try #require(Reading.transcripts(items).first)
    #expect(transcript.missingReasoning == "there is no field 'scratchpad'")
    #expect(transcript.fieldsInstead == ["Text", "note"])
  }

  @Test func deepNestingIsAnErrorRecord() throws {
    let deep =
      "{\"scratchpad\":\"x\",\"a\":" + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + "}"
    let items = try Reading.items(of: "[\(deep),{\"scratchpad\":\"y\"}]")
    #expect(Reading.unread(items).map(\.code) == [.tooDeep])
    #expect(Reading.reasoning(items) == ["y"])
  }

  @Test(arguments: [
    ("{\"a\":1}\n{\"a\":2}\n", ContentKind.lines), ("{\"scratchpad\":\"x\"}", .lines), ("{\n \"a\": 1\n}", .document),
    ("[{\"a\":1}]", .document), ("[1]\n[2]\n", .lines), ("{\"data\":[{\"a\":1}]}", .document),
    ("{\"scratchpad\":\"x\",\"items\":[{\"a\":1}]}\n", .lines), ("{\"a\":\"x\ny\"}\n{\"a\":1}", .lines),
    ("prompt,scratchpad\na,b\n", .csv), ("prompt\tscratchpad\na\tb\n", .tsv), ("no json\n{\"a\":1}\n", .lines),
    ("nope", .lines), ("<think>Hm</think>", .text), ("PAR1abc", .unknown("Parquet")), ("", .lines),
    ("{\"type\":\"user\",\"sessionId\":\"s\",\"message\":{}}\n", .session), ("\u{FEFF}{\"a\":1}", .lines),
  ])
  func contentIsToldByItsStart(text: String, kind: ContentKind) {
    #expect(ContentKind(head: Array(text.utf8), isWhole: true, name: "file") == kind)
  }

  @Test func aTextIsATranscriptWhereItsNameSaysSo() {
    let prose = Array("Some words about this data set.".utf8)
    #expect(ContentKind(head: prose, isWhole: true, name: "t/7.txt") == .text)
    #expect(ContentKind(head: prose, isWhole: true, name: "README.md") == .unknown("text"))
    #expect(ContentKind(head: prose, isWhole: true, name: "run.py") == .unknown("text"))
  }

  @Test func tableCellsMayHoldAnything() throws {
    let table = "id,scratchpad,output\n1,\"a \"\"b\"\"\n c\",x\n2,plain\n3,\"open\n"
    let items = try Reading.items(of: table)
    #expect(Reading.reasoning(items) == ["a \"b\"\n c", "plain"])
    #expect(Reading.unread(items).map(\.code) == [.notJSON])
    let turns = "id,messages\n1,\"[{\"\"role\"\":\"\"assistant\"\",\"\"content\"\":\"\"<think>t</think>a\"\"}]\"\n"
    #expect(Reading.reasoning(try Reading.items(of: turns)) == ["t"])
  }
}

/// Reads the rows of one line that is a document.
enum RowsInsideProbe {
  static func items(of line: String) -> [Transcript] {
    let context = ReadingContext(source: TranscriptSource(path: "f", line: 1))
    let items = JSONParser.values(of: Array(line.utf8)) { RowsInside($0).items(context) } ?? []
    return Reading.transcripts(items)
  }
}
