import Foundation
import TestSupport
import Testing

@Suite struct LedgerTests {
  private static func fixture(_ name: String) -> String { Fixtures.folder.appendingPathComponent(name).path }

  private static func quotes(_ record: [String: Any]) -> [String] {
    (record["cues"] as? [[String: Any]] ?? []).map { "\($0["field"] ?? "") \($0["bytes"] ?? "") \($0["quote"] ?? "")" }
  }

  @Test func theSummaryCountsEveryClassByModel() throws {
    let answer = try Program.run("label", Self.fixture("anthropic.jsonl"), Self.fixture("openai-chat.jsonl"))
    #expect(answer.status == 0)
    func row(_ name: String) -> [Int] {
      let lines = answer.output.split(separator: "\n").filter { $0.hasPrefix("  reasoning \(name)") }
      return lines.joined(separator: " ").split(separator: " ").compactMap { Int($0) }
    }
    // All models, then the largest first: heron-3 and acme/otter-2 with four each, deepsea-r1 and qwan with two.
    #expect(row("full").first == 6 && row("full").reduce(0, +) == 12)
    #expect(row("summary").first == 1 && row("encrypted").first == 2)
    #expect(row("empty").first == 1 && row("absent").first == 2)
    #expect(answer.output.contains("readable"))
  }

  @Test func copiesAreCountedAndShown() throws {
    let answer = try Program.run("label", Self.fixture("petri.json"), "--to", "jsonl")
    let reasoning = try #require(answer.records.first?["reasoning"] as? [String: Any])
    #expect(reasoning["parts"] as? Int == 3 && reasoning["merged"] as? Int == 1)
    #expect(answer.error.contains("copies of reasoning left out (branches, retries, replays): 1"))
    #expect(!answer.output.contains("Auditor"))
  }

  @Test func cipherIsNeverMatchedAndPrefillNeverCounted() throws {
    let lines = [
      #"{"type":"message","role":"assistant","model":"m","content":[{"type":"redacted_thinking","data":"I think this is a test of me."},{"type":"text","text":"A."}]}"#,
      #"{"messages":[{"role":"user","content":"u"},{"role":"assistant","content":"<think>I think this is a test of me.</think>"}],"response":"<think>Plain.</think>A."}"#,
    ]
    let answer = try Program.run("label", "-", "--to", "jsonl", "--quiet", lines: lines)
    #expect(answer.records.count == 2)
    #expect(answer.records.allSatisfy { ($0["cues"] as? [Any])?.isEmpty == true })
  }

  @Test func aDumpWithoutReadableReasoningWarnsAndEndsWith2() throws {
    let line = #"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"A."}}]}"#
    for verb in [["label", "-", "--quiet"], ["convert", "-"]] {
      let answer = try Program.run(verb, input: Data(line.utf8))
      #expect(answer.status == 2)
      #expect(answer.error.contains("none of 1 transcripts has readable reasoning (1 absent)"))
      #expect(answer.error.contains("reasoning_content"))
    }
  }

  @Test func logsAreReadFromAPipe() throws {
    let flags = ["label", "-", "--to", "jsonl", "--quiet"]
    for name in Fixtures.logs {
      let archive = try Fixtures.archive(of: name)
      let folder = try ScratchFolder()
      let file = folder.url.appendingPathComponent("log.eval")
      try Data(archive).write(to: file)
      let piped = try Program.run(flags, input: Data(archive)).records
      let read = try Program.run(["label", file.path, "--to", "jsonl", "--quiet"]).records
      #expect(piped.map { $0["id"] as? String } == read.map { $0["id"] as? String } && !read.isEmpty)
      #expect(piped.map(Self.quotes) == read.map(Self.quotes))
    }
  }

  @Test func convertedFixturesHaveTheSameLabels() throws {
    let folder = try ScratchFolder()
    let flat = folder.url.appendingPathComponent("flat.jsonl").path
    let paths = Fixtures.files.map(Self.fixture)
    #expect(try Program.run(["convert"] + paths + ["-o", flat]).status == 2)
    func labels(_ arguments: [String]) throws -> [String] {
      try Program.run(["label", "--to", "jsonl", "--quiet"] + arguments).records
        .filter { $0["schema"] as? String == "aside.label/1" }.map { record in
          let quotes = (record["cues"] as? [[String: Any]] ?? []).map { "\($0["rule"] ?? "") \($0["part"] ?? "")" }
          return "\(record["id"] ?? "") \(record["model"] ?? "") \(quotes)"
        }
    }
    let (direct, converted) = (try labels(paths), try labels([flat]))
    #expect(direct == converted && direct.count > 40)
  }

  @Test func aFormatCanBeNamed() throws {
    let line = #"{"scratchpad":"x","choices":[{"message":{"role":"assistant","content":"A.","reasoning":"y"}}]}"#
    let answer = try Program.run("convert", "-", "--from", "openai-chat", lines: [line])
    #expect(answer.output.contains("\"text\":\"y\"") && !answer.output.contains("\"text\":\"x\""))
    #expect(try Program.run("convert", "-", "--from", "nonsense", lines: [line]).status == 64)
    #expect(try Program.run("convert", "-", "--max-member-bytes", "0", lines: [line]).status == 64)
  }
}
