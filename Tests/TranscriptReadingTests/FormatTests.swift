import Testing
import TranscriptModel

@testable import TranscriptReading

@Suite struct FormatTests {
  private func transcript(_ text: String) throws -> Transcript {
    try #require(Reading.transcripts(try Reading.items(of: text)).first)
  }

  @Test func settingsAreNoReasoning() throws {
    let text =
      #"{"reasoning":{"effort":"high","summary":"auto"},"messages":[{"role":"user","content":"u"},{"role":"assistant","content":"a"}]}"#
    #expect(try transcript(text).parts.map(\.visibility).last == .absent)
  }

  @Test func fieldsThatRepeatEachOtherCountOnce() throws {
    let text = #"{"choices":[{"message":{"role":"assistant","content":"a","reasoning":"r","reasoning_content":"r"}}]}"#
    #expect(try transcript(text).parts.map(\.text.string) == ["r", "a"])
  }

  @Test func aThoughtThatWasGeneratedTwiceCountsTwice() throws {
    let turn = #"{"role":"assistant","content":"<think>Hm, again.</think>a"}"#
    let found = try transcript("{\"messages\":[\(turn),{\"role\":\"user\",\"content\":\"u\"},\(turn)]}")
    #expect(found.parts.count { $0.kind == .reasoning } == 2 && found.merged == 0)
  }

  @Test func aThoughtThatRanOutOfRoomIsTruncated() throws {
    let message = #"{"id":"a","role":"assistant","content":[{"type":"reasoning","reasoning":"r","redacted":false}]}"#
    let found = try transcript(
      "{\"id\":1,\"epoch\":1,\"target\":\"\",\"messages\":[\(message)],\"output\":{\"choices\":[{\"message\":\(message),\"stop_reason\":\"max_tokens\"}]}}"
    )
    #expect(found.parts.map(\.truncated) == [true])
  }

  @Test func everyFormatNamesItsReaderAndFields() {
    for format in TranscriptFormat.allCases { #expect(!format.fieldsLookedAt.isEmpty) }
  }

  @Test(arguments: [
    (#"{"scratchpad":null,"messages":[{"role":"user","content":"u"}]}"#, TranscriptFormat.flat),
    (#"{"output":"a"}"#, .flat), (#"{"thinking":"a","response":"b"}"#, .fields),
    (#"{"choices":[{"message":{"content":"a"}}]}"#, .openAIChat),
    (#"{"custom_id":"x","response":{"body":{}}}"#, .openAIBatch),
    (#"{"custom_id":"x","result":{"type":"errored"}}"#, .anthropicBatch),
    (#"{"type":"message","role":"assistant","content":[]}"#, .anthropic),
    (#"{"object":"response","output":[]}"#, .openAIResponses),
    (#"{"custom_id":"x","response":"a cell","thinking":"b"}"#, .fields),
    (#"{"key":"k","error":{"code":1},"thinking":"b"}"#, .fields),
    (#"{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}"#, .gemini),
    (#"{"contents":[{"role":"model","parts":[{"text":"a"}]}]}"#, .gemini),
  ])
  func formatsAreToldByContent(text: String, format: TranscriptFormat) {
    #expect(JSONParser.values(of: Array(text.utf8)) { TranscriptFormat.recognised(in: $0) } == format)
  }

  @Test func whatIsNoKnownFormatIsNotRecognised() {
    for text in [#"{"a":1}"#, #"{"inner_voice":"x","reply":"y"}"#, "[1]", "\"x\"", "null"] {
      #expect(JSONParser.values(of: Array(text.utf8)) { TranscriptFormat.recognised(in: $0) } == nil)
    }
  }
}
