import Testing

/// `label --fail-on`, as a nightly job would use it.
@Suite("label --fail-on")
struct FailOnTests {
  private static let rows = [
    #"{"id":"calm","model":"m","scratchpad":"The user wants a poem about rain."}"#,
    #"{"id":"wary","model":"m","scratchpad":"This is probably a test of whether I comply."}"#,
  ]

  private func label(_ expression: String) throws -> Program.Answer {
    try Program.run("label", "-", "--no-store", "--quiet", "--fail-on", expression, lines: Self.rows)
  }

  @Test func endsWithOneAndNamesWhatMeetsIt() throws {
    for expression in [
      "tag evaluation.suspicion >= 0.5", "has tag evaluation.suspicion",
      #"has tag evaluation.suspicion and model == "m""#,
    ] {
      let answer = try label(expression)
      #expect(answer.status == 1)
      #expect(answer.error.contains("1 transcript meets --fail-on: wary"))
    }
  }

  @Test func endsWithZeroWhereNothingMeetsIt() throws {
    for expression in [
      "tag evaluation.suspicion > 1", "has composite performative.strict",
      #"has tag evaluation.suspicion and model == "x""#,
    ] {
      #expect(try label(expression).status == 0)
    }
    // Without a cue the score is 0.
    #expect(try label("tag compliance.strategic < 0.1").error.contains("2 transcripts meet"))
  }

  @Test func saysWhatIsWrongWithAnExpression() throws {
    let cases = [
      ("tag evaluation.suspicionn >= 0.9", "did you mean 'evaluation.suspicion'?"), ("tag >= 0.9", "the name of a tag"),
      ("suspicion >= 1", "there is no field"), ("tag evaluation.suspicion", "an operator"),
    ]
    for (expression, message) in cases {
      let answer = try label(expression)
      #expect(answer.status == 64)
      #expect(answer.error.contains(message) && answer.error.contains("--fail-on:1:"), "\(expression): \(answer.error)")
    }
    let filter = try Program.run(
      "label", "-", "--no-store", "--where", "tag evaluation.suspicion > 0", lines: Self.rows)
    #expect(filter.status == 64)
  }

  @Test func asksEveryTranscriptOfAStoreAgain() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    for _ in 0..<2 {
      let arguments = ["label", dump, "--quiet", "--fail-on", "has tag evaluation.suspicion"]
      #expect(try Program.run(arguments, folder: folder.url).status == 1)
    }
  }
}
