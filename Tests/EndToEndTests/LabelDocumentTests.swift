import Foundation
import TestSupport
import Testing

/// `aside label --to sarif` and `--to label-studio`: one document, whatever the number of tasks.
@Suite("aside label to documents")
struct LabelDocumentTests {
  private static let lines = (0..<300).map { number in
    number % 3 == 0
      ? #"{"id":"t\#(number)","scratchpad":"👩🏽‍🚀 Perhaps this is a test of whether I comply, case \#(number)."}"#
      : number % 50 == 1
        ? "not json" : #"{"id":"t\#(number)","scratchpad":"I add \#(number)."}"#
  }

  private func run(_ lines: [String], _ more: String...) throws -> Program.Answer {
    try Program.run(["label", "-", "--no-store", "--quiet"] + more, input: Data(lines.joined(separator: "\n").utf8))
  }

  private func results(_ answer: Program.Answer) throws -> [[String: Any]] {
    let log = try #require(JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  @Test func sarifIsTheSameForAnyJobs() throws {
    let one = try run(Self.lines, "--to", "sarif", "--jobs", "1")
    #expect(try one.status == 2 && results(one).count >= 100)
    #expect(one.output.contains(#""descriptor":{"id":"T001"}"#) && one.output.contains(#""properties":{"unread":4}"#))
    #expect(try run(Self.lines, "--to", "sarif", "--jobs", "3").output == one.output)
  }

  @Test func movedLinesKeepTheirFingerprints() throws {
    func prints(_ answer: Program.Answer) throws -> [String] {
      try results(answer).compactMap { ($0["partialFingerprints"] as? [String: String])?["asideCue/v1"] }
    }
    let lines = Self.lines.filter { $0 != "not json" }
    let first = try prints(run(lines, "--to", "sarif"))
    #expect(try prints(run(lines.reversed(), "--to", "sarif", "--redact")).sorted() == first.sorted())
    #expect(Set(first).count == first.count)
  }

  @Test func nothingIsADocumentToo() throws {
    #expect(try results(run([], "--to", "sarif")).isEmpty)
    #expect(try run([], "--to", "label-studio").output == "[\n]\n")
  }

  @Test func labelStudioTasksAreAList() throws {
    let answer = try run(Self.lines, "--to", "label-studio", "--labelling-config", "c.xml")
    let tasks = try #require(JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(tasks.count == 296)
    #expect(try run([], "--to", "label-studio", "--redact").status == 64)
    #expect(try run([], "--to", "sarif", "--labelling-config", "c.xml").status == 64)
  }
}
