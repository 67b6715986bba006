import Foundation
import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
  private static let corpus = ProjectFolder.corpus.appendingPathComponent("labelled/evaluation.jsonl").path

  @Test func figuresOfTheCorpus() throws {
    let table = try Program.run("evaluate", Self.corpus, "--gold", Self.corpus, "--by-rule", "--worst", "3")
    #expect(table.status == 0 && table.output.contains("evaluation.suspicion") && table.output.contains("3 of"))
    #expect(table.output.contains("withheld for compliance.deference"))
    let json = try Program.run("evaluate", Self.corpus, "--gold", Self.corpus, "--to", "json")
    let record = try #require(json.records.first)
    #expect(record["schema"] as? String == "aside.evaluation/1" && (record["rows"] as? [Any])?.count ?? 0 >= 14)
    #expect((record["by_rule"] as? [Any])?.count ?? 0 > 100)
    let miss = try #require((record["misses"] as? [[String: Any]])?.first)
    #expect(miss["evidence"] == nil && miss["id"] != nil)
  }

  @Test func thePageGoesToAFile() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("page.html").path
    let answer = try Program.run("evaluate", Self.corpus, "--gold", Self.corpus, "--to", "html", "-o", path)
    #expect(answer.status == 0 && answer.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<!doctype html>"))
    #expect(try Program.run("evaluate", Self.corpus, "--gold", Self.corpus, "-o", "/no/such/folder/x").status == 74)
  }

  @Test func tablesOfVerdictsAreGold() throws {
    let folder = try ScratchFolder()
    let gold = try folder.write("id,tag,present\na,evaluation.suspicion,1\nb,evaluation.suspicion,0\n", to: "gold.csv")
    let lines = [#"{"id":"a","scratchpad":"I think this is a test of me."}"#, #"{"id":"b","scratchpad":"x"}"#]
    let answer = try Program.run("evaluate", "-", "--gold", gold, lines: lines)
    #expect(answer.status == 0 && answer.output.contains("2 texts with gold"))
    #expect(answer.output.contains("withheld for evaluation.suspicion: 1 present text, 5 are needed"))
  }

  @Test func goldIsReadFromEveryFileThatIsNamed() throws {
    let folder = try ScratchFolder()
    let gold = try ["a", "b"].map { id in
      try folder.write("id,tag,present\n\(id),evaluation.suspicion,1\n", to: "\(id).csv")
    }
    let lines = ["a", "b"].map { #"{"id":"\#($0)","scratchpad":"This looks like a test of what I do."}"# }
    let answer = try Program.run("evaluate", "-", "--gold", gold[0], "--gold", gold[1], lines: lines)
    #expect(answer.status == 0 && answer.output.contains("2 texts with gold"))
    let ablated = try Program.run("rules", "ablate", "-", "--gold", gold[1], "--gold", gold[0], lines: lines)
    #expect(ablated.status == 0, "\(ablated.error)")
    let other = try folder.write("id,tag,present\na,evaluation.suspicion,0\n", to: "c.csv")
    let twice = try Program.run("evaluate", "-", "--gold", gold[0], "--gold", other, lines: lines)
    #expect(twice.status == 65 && twice.error.contains("stands twice"))
  }

  @Test func badGoldIs65AndNothingIsReported() throws {
    let folder = try ScratchFolder()
    let lines = [#"{"id":"a","scratchpad":"x"}"#]
    for (text, code) in [
      ("id,tag,present\na,evaluation.suspision,1\n", "G002"), ("id,tag,present\nz,evaluation.suspicion,1\n", "G005"),
      ("id,tag,present\na,evaluation.suspicion,1\na,evaluation.suspicion,1\n", "G003"),
    ] {
      let gold = try folder.write(text, to: "gold.csv")
      let answer = try Program.run("evaluate", "-", "--gold", gold, lines: lines)
      #expect(answer.status == 65 && answer.output.isEmpty && answer.error.contains(code))
    }
    let gold = try folder.write("id,tag,present\na,evaluation.suspicion,1\n", to: "gold.csv")
    let twice = try Program.run("evaluate", "-", "--gold", gold, lines: lines + lines)
    #expect(twice.status == 65 && twice.output.isEmpty && twice.error.contains("G006"))
    #expect(try Program.run("evaluate", "-", "--gold", "/no/such/file", lines: lines).status == 66)
  }
}
