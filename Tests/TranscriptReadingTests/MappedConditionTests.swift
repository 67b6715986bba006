import Testing
import TranscriptModel

@testable import TranscriptReading

@Suite struct MappedConditionTests {
  private func condition(
    _ row: String, _ map: String, path: String = "f", member: String? = nil
  ) throws -> [String: ScalarValue] {
    try Row.transcript(row, map: map, source: TranscriptSource(path: path, member: member, line: 1)).condition
  }

  @Test func conditionsAndOutcomesAreNamed() throws {
    let row = #"{"a":{"t":"free"},"n":3,"b":true,"x":null,"s":"R"}"#
    let transcript = try Row.transcript(
      row, map: "{reasoning: s, condition: {tier: a.t, n: /n, gone: zz}, outcome: {ok: b, x: x}}")
    #expect(transcript.condition == ["tier": .string("free"), "n": .number("3")])
    #expect(transcript.outcome == ["ok": .bool(true), "x": .null])
  }

  @Test func oneFieldGivesAllItHolds() throws {
    let row = #"{"meta":{"tier":"free","run":{"n":1}},"arm":"x"}"#
    #expect(try condition(row, "condition: meta") == ["tier": .string("free"), "run.n": .number("1")])
    #expect(try condition(row, "condition: arm") == ["arm": .string("x")])
    #expect(
      try condition(row, "condition: {m: meta}") == ["m.tier": .string("free"), "m.run.n": .number("1")])
  }

  @Test func aPatternCapturesFromThePrompt() throws {
    let map = #"""
      conditions:
        tier: {from: prompt, pattern: '<is_free_tier>(True|False)<', values: {"True": free, "False": paid}}
      """#
    for (text, tier) in [("True", "free"), ("False", "paid"), ("false", "paid")] {
      let row = "{\"condition\":{\"arm\":\"a\"},\"prompt\":\"x <is_free_tier>\(text)</is_free_tier>\"}"
      #expect(try condition(row, map) == ["tier": .string(tier), "arm": .string("a")])
    }
    #expect(try condition(#"{"prompt":"nothing"}"#, map).isEmpty)
    #expect(try condition(#"{"scratchpad":"<is_free_tier>True<"}"#, map).isEmpty)
    let messages = #"{"prompt":[{"role":"system","content":"s"},{"role":"user","content":"<is_free_tier>True<"}]}"#
    #expect(try condition(messages, map) == ["tier": .string("free")])
  }

  @Test func systemAndUserTextsAreToldApart() throws {
    let row = #"{"prompt":[{"role":"system","content":"mode=a"},{"role":"user","content":"mode=b"}]}"#
    func captured(_ origin: String) throws -> ScalarValue? {
      try condition(row, "conditions: {m: {from: \(origin), pattern: 'mode=(.)'}}")["m"]
    }
    #expect(try captured("prompt") == .string("a"))
    #expect(try captured("system") == .string("a"))
    #expect(try captured("user") == .string("b"))
  }

  @Test func groupsAreChosen() throws {
    func captured(_ pattern: String) throws -> ScalarValue? {
      try condition(#"{"f":"run-12-b"}"#, "condition: {v: {field: f, pattern: '\(pattern)'}}")["v"]
    }
    #expect(try captured(#"run-(\d+)"#) == .string("12"))
    #expect(try captured(#"(run)-(?<value>\d+)"#) == .string("12"))
    #expect(try captured(#"(x)|(b)$"#) == .string("b"))
    #expect(try captured(#"\d+"#) == .string("12"))
    #expect(try captured("zzz") == nil)
  }

  @Test func thePathIsCaptured() throws {
    let map = "{model: {from: path, pattern: 'runs/([^/]+)/'}, conditions: {m: {from: path, pattern: 'e(\\d)$'}}}"
    let source = TranscriptSource(path: "runs/opus/x.zip", member: "s/e3", line: 1)
    let transcript = try Row.transcript(#"{"scratchpad":"x"}"#, map: map, source: source)
    #expect(transcript.model == "opus")
    #expect(transcript.condition == ["m": .string("3")])
  }

  @Test func epochsAndIdsAreCaptured() throws {
    let map = #"{prompt_id: {field: cid, pattern: '^(.*)_epoch'}, epoch: {field: cid, pattern: '_epoch_(\d+)$'}}"#
    let transcript = try Row.transcript(#"{"cid":"p1_epoch_4"}"#, map: map)
    #expect(transcript.promptID == "p1" && transcript.epoch == 4)
  }

  @Test func valuesAreRenamedWithTheirType() throws {
    let map = #"outcome: {complied: {field: r, values: {refused: false, complied: true, "0": 1, x: "true"}}}"#
    func outcome(_ row: String) throws -> ScalarValue? { try Row.transcript(row, map: map).outcome["complied"] }
    #expect(try outcome(#"{"r":"refused"}"#) == .bool(false))
    #expect(try outcome(#"{"r":"COMPLIED"}"#) == .bool(true))
    #expect(try outcome(#"{"r":0}"#) == .number("1"))
    #expect(try outcome(#"{"r":"x"}"#) == .string("true"))
    #expect(try outcome(#"{"r":"other"}"#) == .string("other"))
  }

  @Test func aPatternThatGivesUpIsALimit() throws {
    let prompt = String(repeating: "a", count: 3000)
    let transcript = try Row.transcript(
      "{\"prompt\":\"\(prompt)\"}", map: "conditions: {c: {from: prompt, pattern: '(a+)+b|(?:a|aa)+c$'}}")
    #expect(transcript.condition.isEmpty)
    #expect(transcript.limits.map(\.rule) == ["mapping"])
  }
}
