import TestSupport
import Testing
import TranscriptModel

@testable import TranscriptReading

@Suite struct FilterTests {
  private static let transcript = Transcript(
    id: "7", model: "claude-opus-4", promptID: "p-1", epoch: 3,
    condition: [
      "tier": .string("free"), "n": .number("10"), "ok": .bool(true), "none": .null, "a name": .string("x"),
      "deep.name": .string("y"), "text": .string("true"), "big": .number("9007199254740993"),
    ],
    outcome: ["score": .number("0.5"), "grade": .string("B")],
    source: TranscriptSource(path: "runs/a.zip", member: "s/1.json", line: 1),
    parts: [Part(kind: .reasoning, text: UTF8Text("x"), visibility: .summary)])

  @Test(arguments: [
    #"condition.tier == "free""#, #"condition.tier == 'free' and model contains "opus""#, #"id == 7"#, #"id == "7""#,
    "epoch >= 3 and epoch <= 3 and epoch > 2.5 and epoch < 1e3", "epoch != 4", "condition.n > 9", "condition.n == 10.0",
    "condition.ok == true", "condition.text == true", "condition.ok != false", #"condition.ok == "true""#,
    "condition.none == null", "not has condition.none", "has condition.tier", "not has condition.gone",
    #"condition["a name"] == "x""#, #"condition.deep.name == "y""#, #"condition["deep.name"] == "y""#,
    #"model startswith "claude" and model endswith "-4""#, #"model matches "OPUS""#, #"model matches "\bopus\b""#,
    #"not model matches "(?-i)OPUS""#, #"model in ["x", "claude-opus-4"]"#, "epoch in [1, 3]", #"model not in ["x"]"#,
    #"model not contains "haiku""#, #"outcome.score < 0.6"#, #"outcome.grade >= "A" and outcome.grade < "C""#,
    #"source.path == "runs/a.zip" and source.member contains "1""#, #"visibility == "summary""#,
    #"prompt_id == "p-1""#, #"not (epoch == 1 or epoch == 2)"#, "not not epoch == 3",
    // `and` binds tighter than `or`.
    "epoch == 3 or epoch == 1 and epoch == 2", "condition.big == 9007199254740993",
    "condition.big < 9007199254740994", "condition.big > -99999999999999999999999999", "epoch < 1e999",
    #"condition.tier=="free"and(epoch==3)"#, "\n has\tmodel \n", #"model contains """#,
  ])
  func holds(expression: String) throws {
    #expect(try FilterParser.parse(expression).answer(for: Self.transcript) == .init(holds: true))
  }

  @Test(arguments: [
    "condition.gone == 1", "condition.gone != 1", "condition.gone < 1", #"condition.gone not in ["x"]"#,
    #"condition.gone not contains "x""#, "has condition.gone", "has condition.none", "condition.none < 5",
    "condition.tier < 5", "condition.tier == 5", #"condition.none == "null""#, "condition.big == 9007199254740992",
    "epoch in []", "epoch == 3.0000001", #"condition.tier == "Free""#, "(epoch == 3 or epoch == 1) and epoch == 2",
    #"visibility == "full""#, "condition.ok == false",
  ])
  func doesNotHold(expression: String) throws {
    #expect(try FilterParser.parse(expression).answer(for: Self.transcript) == .init(holds: false))
  }

  @Test func fieldsThatAreNotThereAreFalse() throws {
    let bare = Transcript(id: "", source: TranscriptSource(path: "-"), parts: [])
    for name in ["model", "prompt_id", "epoch", "source.member", "condition.x", "outcome.x"] {
      for test in ["== 1", "!= 1", "< 1", ">= 1", #"contains """#, #"not contains "x""#, #"matches """#, "not in [1]"] {
        #expect(try !FilterParser.parse("\(name) \(test)").answer(for: bare).holds)
      }
    }
    #expect(try FilterParser.parse(#"visibility == "absent""#).answer(for: bare).holds)
  }

  @Test func aPatternThatGivesUpIsSaid() throws {
    var transcript = Self.transcript
    transcript.model = String(repeating: "a", count: 4000)
    let answer = try FilterParser.parse(#"model matches "^(a+)+[bc]$""#).answer(for: transcript)
    #expect(answer == .init(holds: false, hitLimit: true))
  }

  @Test func namedFieldsAreKnown() throws {
    let fields = try FilterParser.parse(#"not (has epoch or visibility == "full") and condition.a in [1]"#).fields
    #expect(fields == [.epoch, .visibility, .condition("a")])
  }

  @Test func longChainsAreFlat() throws {
    let chain = Array(repeating: "epoch == 3", count: 20_000).joined(separator: " and ")
    #expect(try FilterParser.parse(chain).answer(for: Self.transcript).holds)
  }
}
