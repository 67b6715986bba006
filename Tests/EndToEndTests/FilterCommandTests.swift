import Foundation
import TestSupport
import Testing

@Suite struct FilterCommandTests {
  private static let rows = (1...60).map { number in
    #"{"id":"t\#(number)","model":"\#(number % 2 == 0 ? "claude-opus" : "other")","epoch":\#(number),"condition":{"tier":"\#(number % 3 == 0 ? "free" : "paid")"},"scratchpad":"I think this is a test of me."}"#
  }
  private static let filter = #"condition.tier == "free" and model contains "opus""#

  private func ids(_ answer: Program.Answer) -> [String] { answer.records.compactMap { $0["id"] as? String } }

  @Test func onlyWhatMeetsTheFilterIsRead() throws {
    let wanted = (1...60).filter { $0 % 6 == 0 }.map { "t\($0)" }
    let label = try Program.run("label", "-", "--where", Self.filter, "--to", "jsonl", lines: Self.rows)
    #expect(label.status == 0 && ids(label) == wanted)
    #expect(label.error.contains("left out by --where: 50 transcripts"))
    #expect(ids(try Program.run("convert", "-", "--where", Self.filter, lines: Self.rows)) == wanted)
    let grep = try Program.run("grep", "test", "-", "--where", Self.filter, "--count", lines: Self.rows)
    #expect(grep.output == "10\n" && grep.error.contains("50 transcripts"))
    let explain = try Program.run("explain", "-", "--brief", "--where", "epoch == 7", lines: Self.rows)
    #expect(explain.output.contains("t7") && explain.output.split(separator: "\n").count < 8)
    #expect(try Program.run("label", "-", "--where", "epoch == 1", lines: Self.rows).output.contains("59 transcripts"))
  }

  @Test func theSameCountsForEveryNumberOfJobsAndWithALimit() throws {
    let many = (0..<40).flatMap { _ in Self.rows }.map {
      $0.replacing("test of me.", with: String(repeating: "x ", count: 600))
    }
    let runs = try ["1", "5"].map {
      try Program.run("label", "-", "--where", Self.filter, "--limit", "7", "--jobs", $0, "--to", "jsonl", lines: many)
    }
    #expect(runs[0].output == runs[1].output && runs[0].error == runs[1].error)
    #expect(runs[0].records.count == 7 && runs[0].error.contains("left out by --where: 35 transcripts"))
  }

  @Test func unreadLinesStayVisible() throws {
    let answer = try Program.run(
      "label", "-", "--where", "epoch == 1", "--to", "jsonl", lines: ["nope"] + Self.rows + [#"{"id":"x"}"#])
    // A row without reasoning that the filter leaves out is left out; a line that is no JSON cannot be asked.
    #expect(answer.status == 2 && answer.records.count == 2)
    #expect(
      try Program.run("label", "-", "--where", #"visibility == "absent""#, lines: Self.rows).output
        .contains("60 transcripts"))
  }

  @Test(arguments: [
    ("condition.tier = 1", "--where:1:16", "write '=='"), ("modle == 1", "--where:1:1", "did you mean 'model'?"),
    ("(epoch == 1", "--where:1:12", "expected 'and', 'or' or ')'"),
    (#"model matches "(""#, "--where:1:17", "missing closing"),
    ("", "--where:1:1", "expected a field"), ("epoch <", "--where:1:8", "expected a value after '<'"),
  ])
  func mistakesAreShownWithACaretAndEndWith64(expression: String, place: String, says: String) throws {
    for arguments in [["label", "-"], ["explain", "-"], ["grep", "x", "-"], ["convert", "-"]] {
      let answer = try Program.run(arguments + ["--where", expression])
      #expect(answer.status == 64 && answer.output.isEmpty)
      #expect(answer.error.contains(place) && answer.error.contains(says), "\(answer.error)")
      #expect(expression.isEmpty || answer.error.contains("^"))
    }
  }

  @Test func hostileExpressionsAreErrors() throws {
    for expression in [
      String(repeating: "(", count: 10_000), String(repeating: "not ", count: 10_000), "epoch == 1e1e1",
      "\u{1B}[31m", String(repeating: "☃", count: 20_000), "model matches \"\(String(repeating: "(", count: 5000))\"",
    ] {
      let answer = try Program.run(["label", "-", "--where", expression])
      #expect(answer.status == 64 && answer.error.utf8.count < 3000 && !answer.error.contains("\u{1B}"))
    }
    let huge = String(repeating: "9", count: 100_000)
    #expect(try Program.run(["label", "-", "--where", "epoch < \(huge)"]).status == 0)
  }
}
