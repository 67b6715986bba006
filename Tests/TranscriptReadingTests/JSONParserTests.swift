import Testing
import TranscriptModel

@testable import TranscriptReading

@Suite struct JSONParserTests {
  private func parse<Answer>(_ text: [UInt8], _ body: (JSONValue) -> Answer) -> Result<Answer, JSONFailure> {
    let padded = text + [UInt8](repeating: 0, count: JSONParser.padding)
    return padded.withUnsafeBufferPointer {
      JSONParser().withRoot(of: UnsafeBufferPointer(rebasing: $0[..<text.count]), body)
    }
  }

  private func problem(_ text: String) -> JSONProblem? { problem(Array(text.utf8)) }
  private func problem(_ text: [UInt8]) -> JSONProblem? {
    if case .failure(let failure) = parse(text, { _ in }) { return failure.problem }
    return nil
  }

  @Test(arguments: [
    "", " ", "{", "{\"a\"", "{\"a\":1", "{\"a\":}", "{\"a\":1,}", "[1,]", "[1 2]", "{\"a\":1}x", "{\"a\":tru}",
    "{\"a\":01}",
    "{\"a\":1.}", "{\"a\":-}", "{\"a\":\"\\q\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"x", "nope", "{'a':1}", "{\"a\":1}}",
    "{\"a\":+1}",
    "\"a\" b", "{\"a\":[{\"b\":nul}]}",
  ])
  func refusesWhatIsNoJSON(text: String) {
    #expect(problem(text) != nil)
  }

  @Test(arguments: [
    "{}", "[]", "{\"a\":NaN,\"b\":[Infinity,-Infinity]}", "{\"a\":123456789012345678901234567890}", "\"x\"", "12",
    "null",
    "{\"a\":-0.5e+10,\"b\":\"\\ud83d\\ude00 \\u0000\"} ", "[[[]]]",
  ])
  func acceptsWhatIs(text: String) {
    #expect(problem(text) == nil)
  }

  /// Found by fuzzing: a text whose brackets do not pair, with a comma behind it in memory, was read gigabytes further.
  @Test(arguments: Array(",]}\":[{0\\ \n".utf8))
  func theNeighbourOfATextIsNotRead(neighbour: UInt8) {
    let texts = [
      "[[1", "[[", "[{\"a\":[1}", "{\"a\":[1}", "{\"a\":[", "[{\"a\":[]", "{\"a\":{\"b\"", "[[\"x\"", "1", "\"x",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let padded = bytes + [UInt8](repeating: neighbour, count: JSONParser.padding)
      let answer = padded.withUnsafeBufferPointer {
        JSONParser().withRoot(of: UnsafeBufferPointer(rebasing: $0[..<bytes.count])) { $0.kind }
      }
      #expect((try? answer.get()) == (text == "1" ? .number : nil), "\(text) before \(neighbour)")
    }
  }

  @Test func problemsAreTold() {
    #expect(problem(Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8)) == .utf8)
    #expect(problem(Array("{\"a\":\"".utf8) + [0x00] + Array("\"}".utf8)) == .control)
    #expect(problem(String(repeating: "[", count: 10_000)) != nil)
    #expect(
      problem("{\"a\":" + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + "}") == .depth)
  }

  @Test func valuesAreRead() throws {
    let answer = parse(Array("{\"a\":{\"b\":[1,\"two\",null,true]},\"k\\u0065y\":\"v\",\"a\":2}".utf8)) {
      root -> [String] in
      let items = root["a"]?["b"]?.items ?? []
      return items.map { $0.scalar?.text ?? "?" } + [
        root["key"]?.string ?? "none", root["missing"] == nil ? "absent" : "there",
      ]
    }
    #expect(try answer.get() == ["1", "two", "null", "true", "v", "absent"])
  }

  @Test func stringsAreDecoded() throws {
    let answer = parse(Array("{\"s\":\"a\\n\\u00e9\\ud83d\\ude00\\ud800x\\u0000\\/\"}".utf8)) { $0["s"]?.decoded }
    let decoded = try #require(try answer.get())
    #expect(decoded.text.string == "a\né😀\u{FFFD}x\u{0}/")
    #expect(decoded.replaced == 1)
  }
}
