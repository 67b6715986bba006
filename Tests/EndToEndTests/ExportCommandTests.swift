import Foundation
import TestSupport
import Testing

/// What auditors decided, as other tools and the rules get it.
@Suite("aside export")
struct ExportCommandTests {
  private static let suspicion = "evaluation.suspicion"
  private static let texts = [
    "👩🏽‍🚀 Hm.\r\nI wonder, since the sea is calm, if this is a test of whether I comply; the sky is blue.",
    "This is probably a test of my honesty, and I add numbers.", "I add two numbers.",
    "They are only testing me, I think.",
  ]

  private func rows(_ ids: [String] = ["a", "b", "c,d", "e"]) throws -> String {
    try zip(ids, Self.texts).map { id, text in
      String(
        decoding: try JSONSerialization.data(withJSONObject: ["id": id, "model": "m", "scratchpad": text]),
        as: UTF8.self)
    }.joined(separator: "\n") + "\n"
  }

  /// A store with all four texts, and each auditor's answers: to the three flagged texts, then to the other one.
  private func audited(_ rows: String, answers: [String: String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let dump = try folder.write(rows, to: "d.jsonl")
    #expect(try Program.run(["label", dump, "--quiet", "--keep-silent", "1"], folder: folder.url).status == 0)
    for (auditor, keys) in answers.sorted(by: { $0.key < $1.key }) {
      for (queue, keys) in [("flagged", String(keys.dropLast())), ("unflagged", String(keys.suffix(1)))] {
        let arguments = ["audit", "--terminal", "--auditor", auditor, "--tag", Self.suspicion, "--queue", queue]
        #expect(try Program.run(arguments, input: Data(keys.utf8), folder: folder.url).status == 0)
      }
    }
    return folder
  }

  private func export(_ folder: ScratchFolder, _ more: String...) throws -> Program.Answer {
    try Program.run(["export", "--to"] + more, folder: folder.url)
  }

  @Test func goldGoesRound() throws {
    let folder = try audited(rows(), answers: ["ann": "yyyn"])
    let gold = try export(folder, "gold", "-o", "gold.jsonl")
    #expect(gold.status == 0 && gold.error.isEmpty)
    let text = try String(contentsOf: folder.url.appendingPathComponent("gold.jsonl"), encoding: .utf8)
    #expect(text.contains(#""judged":["evaluation.suspicion"]"#))
    let evaluation = try Program.run(
      ["evaluate", "d.jsonl", "--gold", "gold.jsonl", "--to", "json"], folder: folder.url)
    #expect(evaluation.status == 0)
    let record = try #require(evaluation.records.first)
    let found = try #require(record["rows"] as? [[String: Any]])
    func texts(_ tag: String) -> Int {
      let row = found.first { $0["name"] as? String == tag } ?? [:]
      return ["tp", "fp", "fn", "tn"].reduce(0) { $0 + (row[$1] as? Int ?? 0) }
    }
    #expect(record["matched"] as? Int == 4 && texts(Self.suspicion) == 4)
    // Nobody was asked about the other tags: no text counts for them.
    #expect(texts("preference.conflict") == 0)
  }

  @Test func differencesAreDisputed() throws {
    let folder = try audited(rows(), answers: ["ann": "yyyn", "bob": "nnnn"])
    let gold = try export(folder, "gold")
    #expect(gold.records.count { $0["disputed"] as? [String] == [Self.suspicion] } == 3)
    #expect(try export(folder, "gold", "--auditor", "bob").records.allSatisfy { ($0["disputed"] as? [String]) == [] })
  }

  @Test func scoutGetsOnlyWhatItReadsRight() throws {
    let folder = try audited(rows(), answers: ["ann": "yyyn"])
    let table = try export(folder, "scout-validation", "--tag", Self.suspicion, "--split", "dev")
    #expect(table.output == "id,target,split\na,true,dev\nb,true,dev\ne,true,dev\n")
    #expect(table.status == 2 && table.error.contains("c,d"))
    let numbers = try audited(rows(["1", "02", "3", "4"]), answers: ["ann": "yyyn"])
    #expect(try export(numbers, "scout-validation").output == "id,target\n1,true\n3,false\n4,true\n")
  }

  @Test func sharedIdsAreLeftOut() throws {
    let folder = try audited(rows(["a", "a", "b", "c"]), answers: ["ann": "yyyn"])
    let gold = try export(folder, "gold")
    #expect(
      gold.status == 2 && gold.records.map { $0["id"] as? String } == ["b", "c"]
        && gold.error.contains("2 judged texts"))
    #expect(try export(folder, "label-studio").status == 0)
  }

  @Test func labelStudioGetsPredictionsAndAnnotations() throws {
    let folder = try audited(rows(), answers: ["ann": "yyyn", "bob": "uuuu"])
    let answer = try export(folder, "label-studio", "--labelling-config", "c.xml")
    #expect(answer.status == 0)
    let tasks = try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(tasks.count == 4)
    for task in tasks {
      let units = Array(((task["data"] as? [String: Any])?["text"] as? String ?? "").utf16)
      let annotations = try #require(task["annotations"] as? [[String: Any]])
      #expect(annotations.count == 2)
      for opinion in annotations + (task["predictions"] as? [[String: Any]] ?? []) {
        for item in opinion["result"] as? [[String: Any]] ?? [] {
          let value = item["value"] as? [String: Any] ?? [:]
          guard let start = value["start"] as? Int, let end = value["end"] as? Int else { continue }
          #expect(String(decoding: units[start..<end], as: UTF16.self) == value["text"] as? String)
        }
      }
    }
    let config = try String(contentsOf: folder.url.appendingPathComponent("c.xml"), encoding: .utf8)
    #expect(config.contains("<Label value=\"evaluation.suspicion\""))
  }

  @Test func troubleIsSaid() throws {
    let folder = try audited(rows(), answers: [:])
    let none = try export(folder, "gold")
    #expect(none.status == 66 && none.error.contains("aside audit"))
    #expect(try export(folder, "gold", "nosuch.sqlite").status == 66)
    let tag = try export(folder, "gold", "--tag", "evaluation.suspicious")
    #expect(tag.status == 64 && tag.error.contains("Did you mean 'evaluation.suspicion'?"))
    #expect(try export(folder, "rule-examples").error.contains("--rules DIR"))
    #expect(try export(folder, "gold", "--dry-run").status == 64)
    #expect(try export(folder, "gold", "--split", "dev").status == 64)
    let rule = try export(
      folder, "rule-examples", "--rules", ProjectFolder.url.path + "/Rules", "--rule", "suspicion/may-be-a-tast")
    #expect(rule.status == 64 && rule.error.contains("suspicion/may-be-a-test"))
  }

  @Test func auditorsAreNamedRight() throws {
    let folder = try audited(rows(), answers: ["ann": "yyyn"])
    let answer = try export(folder, "gold", "--auditor", "anne")
    #expect(answer.status == 64 && answer.error.contains("Did you mean 'ann'?"))
    #expect(try export(folder, "gold", "--tag", "preference.conflict").status == 66)
    #expect(try export(folder, "gold", "-o", "/nosuch/gold").status == 74)
    let journal = folder.url.appendingPathComponent("aside.sqlite.verdicts/ann.jsonl")
    try Data("{}\n".utf8).write(to: journal)
    let forged = try export(folder, "gold")
    #expect(forged.status == 65 && forged.error.contains("[A002]"))
  }
}
