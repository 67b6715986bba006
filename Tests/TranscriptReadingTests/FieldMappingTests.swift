import Testing
import TranscriptModel
import YAMLDocuments

@testable import TranscriptReading

@Suite struct FieldMappingTests {
  @Test func fieldsAreNamedByPointersAndDottedPaths() throws {
    let row =
      #"{"meta":{"ids":["x","y"],"a/b":{"m~n":"gpt"}},"k":{"q":"P"},"t":"R","o":"A","n":"3","p":7,"id":"no","model":"no"}"#
    let map = """
      id: meta.ids.1
      model: /meta/a~1b/m~0n
      prompt: k.q
      reasoning: t
      answer: /o
      epoch: n
      prompt_id: p
      """
    let transcript = try Row.transcript(row, map: map)
    #expect(transcript.id == "y" && transcript.model == "gpt" && transcript.epoch == 3 && transcript.promptID == "7")
    #expect(transcript.outline == ["prompt /k/q: P", "reasoning /t: R", "answer /o: A"])
    #expect(transcript.missingReasoning == nil)
  }

  /// Found by fuzzing: the mapping that `aside doctor` proposes was no YAML where a field's name holds a control character.
  @Test(
    arguments: [
      #"\u007f"#, #"\n"#, #"\u0000x"#, #"\u2028"#, #"x\ufeff"#, #"'\""#, #"\\"#, " a ", "# b", "é.d", #"\ud83d\ude00"#,
    ])
  func proposalsAreMappingsWhateverFieldsAreCalled(name: String) throws {
    let words = "I should think about this in eight or more words, I think."
    let row = "{\"\(name)thinking\":\"\(words)\",\"\(name)prompt\":\"what is it, then?\"}"
    var survey = FieldSurvey()
    RecordParser().values(of: RecordBlock(path: "f", record: Array(row.utf8))) { survey.add($0) }
    let proposal = try #require(MappingProposal(survey)).text(of: "f")
    #expect(try Row.transcript(row, map: proposal).parts.contains { $0.text == UTF8Text(words) }, "\(proposal)")
  }

  /// Found by fuzzing: the proposed mapping named two conditions alike, which is no mapping.
  @Test func proposedConditionsThatEndAlikeKeepTheirPaths() throws {
    let words = "I should think about this in eight or more words, I think."
    let row = #"{"thinking":"\#(words)","a":{"tier":"x"},"b":{"tier":"y"},"tier":"z"}"#
    var survey = FieldSurvey()
    RecordParser().values(of: RecordBlock(path: "f", record: Array(row.utf8))) { survey.add($0) }
    let transcript = try Row.transcript(row, map: try #require(MappingProposal(survey)).text(of: "f"))
    #expect(transcript.condition == ["a.tier": .string("x"), "b.tier": .string("y"), "tier": .string("z")])
  }

  @Test func whatIsNotNamedIsReadAsFlatRecordsAre() throws {
    let row =
      #"{"id":"i","model":"m","prompt_id":"q","epoch":2,"condition":{"tier":"free"},"outcome":{"ok":true},"prompt":"P","thoughts":"R","output":"A","scratchpad":"S"}"#
    let transcript = try Row.transcript(row, map: "reasoning: thoughts")
    let flat = try Row.transcript(row)
    #expect(transcript.outline == ["prompt /prompt: P", "reasoning /thoughts: R", "answer /output: A"])
    #expect((transcript.id, transcript.model, transcript.epoch) == (flat.id, flat.model, flat.epoch))
    #expect(transcript.condition == flat.condition && transcript.outcome == flat.outcome)
    #expect(try Row.transcript(row, map: "id: nope").id == "f:1")
    #expect(try Row.transcript(row, map: "model: nope").model == nil)
    #expect(try Row.transcript(row, map: "condition: {tier: nope}").condition.isEmpty)
  }

  @Test(arguments: [
    (#"{"a":1,"b":2}"#, "1"), (#"{"b":2}"#, "2"), (#"{"a":null,"b":2}"#, "2"), (#"{"c.d":3}"#, "3"),
    (#"{"c":{"d":4}}"#, "4"),
    (#"{"l":[1,2,5]}"#, "5"), (#"{"l":[]}"#, "f:1"), (#"{"a":null}"#, "f:1"), (#"{"a":{"x":1}}"#, "f:1"),
  ])
  func theFirstAlternativeThatIsThereCounts(row: String, id: String) throws {
    #expect(try Row.transcript(row, map: "id: [a, /b, c.d, l.-1]").id == id)
  }

  @Test func reasoningIsAStringAListOrMessages() throws {
    func outline(_ value: String) throws -> [String] {
      try Row.transcript("{\"r\":\(value)}", map: "reasoning: r").outline
    }
    #expect(try outline(#""one""#) == ["reasoning /r: one"])
    #expect(try outline(#"["one","two"]"#) == ["reasoning /r/0: one", "reasoning /r/1: two"])
    #expect(
      try outline(#"[{"type":"thinking","thinking":"one"},{"type":"text","text":"no"},{"text":"two"}]"#) == [
        "reasoning /r/0/thinking: one", "reasoning /r/1/text: no", "reasoning /r/2/text: two",
      ])
    #expect(try outline(#"{"content":"one"}"#) == ["reasoning /r/content: one"])
    #expect(try outline(#"[{"role":"thought","content":"one"}]"#) == ["reasoning /r/0/content: one"])
  }

  @Test func hiddenReasoningKeepsItsClass() throws {
    let row =
      #"{"r":[{"type":"redacted_thinking","data":"Zx"},{"type":"reasoning","redacted":true,"summary":"s","reasoning":"Zy"},{"type":"reasoning.summary","summary":"t"},{"type":"reasoning","reasoning":"u"}]}"#
    let transcript = try Row.transcript(row, map: "reasoning: r")
    #expect(transcript.parts.map(\.visibility) == [.encrypted, .summary, .summary, .full])
  }

  @Test func aConversationKeepsItsOrder() throws {
    let row =
      #"{"m":[{"role":"system","content":"S"},{"role":"user","content":[{"type":"text","text":"U"},{"type":"image_url"}]},{"role":"assistant","reasoning_content":"R1","content":"A1"},{"role":"tool","content":"T"},{"role":"assistant","content":[{"type":"thinking","thinking":"R2"},{"type":"text","text":"A2"}]}]}"#
    let all = [
      "system /m/0/content: S", "prompt /m/1/content/0/text: U", "reasoning /m/2/reasoning_content: R1",
      "answer /m/2/content: A1", "toolResult /m/3/content: T", "reasoning /m/4/content/0/thinking: R2",
      "answer /m/4/content/1/text: A2",
    ]
    #expect(try Row.transcript(row, map: "{prompt: m, reasoning: m, answer: m}").outline == all)
    #expect(try Row.transcript(row, map: "reasoning: m").outline == all)
  }

  @Test func reasoningBesideAConversationStandsBeforeTheLastAnswer() throws {
    let row =
      #"{"m":[{"from":"human","value":"U"},{"from":"gpt","value":"A"}],"t":"R","p":[{"role":"user","content":"1"},{"role":"assistant","content":"2"}]}"#
    #expect(
      try Row.transcript(row, map: "{prompt: m, reasoning: t, answer: m}").outline == [
        "prompt /m/0/value: U", "reasoning /t: R", "answer /m/1/value: A",
      ])
    // Earlier turns of a prompt are context, not answers.
    #expect(
      try Row.transcript(row, map: "{prompt: p, reasoning: t}").outline == [
        "prompt /p/0/content: 1", "prefill /p/1/content: 2", "reasoning /t: R",
      ])
    #expect(try Row.transcript(#"{"p":["1","2"],"t":"R"}"#, map: "{prompt: p, reasoning: t}").parts.count == 3)
  }

  @Test func missingReasoningSaysWhatWasLookedFor() throws {
    func why(_ row: String) throws -> String? { try Row.transcript(row, map: "reasoning: thinking").missingReasoning }
    #expect(try why(#"{"thinkng":"x"}"#) == "there is no field 'thinking'; the nearest is 'thinkng'")
    #expect(try why(#"{"thinking":null}"#) == "the field 'thinking' is null")
    #expect(try why(#"{"thinking":5}"#) == "the field 'thinking' holds no text")
    #expect(try why(#"{"thinking":[]}"#) == "the field 'thinking' holds no reasoning")
    #expect(try why(#"{"thinking":"x"}"#) == nil)
  }

  @Test func aTextNamedForBothIsAnAnswerWithTags() throws {
    let transcript = try Row.transcript(#"{"t":"<think>R</think>A"}"#, map: "{reasoning: t, answer: t}")
    #expect(transcript.outline == ["answer /t: <think>R</think>A"] && transcript.missingReasoning != nil)
  }

  @Test(arguments: [("3", 3), ("3.0", 3), ("\"4\"", 4), ("3.5", nil), ("1e400", nil), ("\"x\"", nil), ("true", nil)])
  func epochsAreWholeNumbers(value: String, epoch: Int?) throws {
    #expect(try Row.transcript("{\"e\":\(value)}", map: "epoch: e").epoch == epoch)
  }

  @Test func rowsThatAreNoObjectsAreUnread() {
    #expect(throws: UnreadItem.self) { try Row.transcript("[1]", map: "id: a") }
  }

  @Test func surrogatesAreRepairedAndSaid() throws {
    let transcript = try Row.transcript(#"{"t":"a\ud800"}"#, map: "reasoning: t")
    #expect(transcript.limits.map(\.code) == ["T101"])
  }
}
