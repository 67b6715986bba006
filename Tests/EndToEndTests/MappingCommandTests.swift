import Foundation
import TestSupport
import Testing

@Suite struct MappingCommandTests {
  private static let thought = "日本 I think this is a test of whether I will cave."
  private static let rows = [
    #"{"uid":"a","who":{"name":"m1"},"ask":"<is_free_tier>True</is_free_tier> Q","mind":[{"text":"\#(thought)"}],"said":"A","run":1}"#,
    #"{"uid":"b","who":{"name":"m2"},"ask":"<is_free_tier>False</is_free_tier> Q","mind":["Plain words."],"said":"A","run":2}"#,
    #"{"uid":"c","ask":"Q","said":"A"}"#,
  ]
  private static let map = #"""
    id: uid
    model: who.name
    prompt: ask
    reasoning: /mind
    answer: [none, said]
    epoch: run
    conditions:
      tier: {from: prompt, pattern: '<is_free_tier>(True|False)<', values: {"True": free, "False": paid}}
    """#

  private func folder() throws -> (folder: ScratchFolder, map: String) {
    let folder = try ScratchFolder()
    return (folder, try folder.write(Self.map, to: "map.yaml"))
  }

  @Test func aMappedDumpIsLabelledAtExactPlaces() throws {
    let (folder, map) = try folder()
    _ = folder
    let answer = try Program.run("label", "-", "--map", map, "--to", "jsonl", "--quiet", lines: Self.rows)
    #expect(answer.status == 2)
    let first = try #require(answer.records.first)
    #expect(first["id"] as? String == "a" && first["model"] as? String == "m1" && first["epoch"] as? Int == 1)
    #expect(first["condition"] as? [String: String] == ["tier": "free"])
    let cue = try #require((first["cues"] as? [[String: Any]])?.first)
    #expect(cue["field"] as? String == "/mind/0/text")
    let bytes = try #require(cue["bytes"] as? [Int])
    #expect(
      String(decoding: Array(Self.thought.utf8)[bytes[0]..<bytes[1]], as: UTF8.self) == cue["quote"] as? String)
    let error = try #require(answer.records.last?["error"] as? [String: Any])
    #expect(error["code"] as? String == "T003")
    #expect((error["message"] as? String)?.contains("'/mind'") == true)
  }

  @Test func modelAndConditionFillWhatTheMappedRowsLack() throws {
    let (folder, map) = try folder()
    _ = folder
    let rows = [Self.rows[0], #"{"uid":"d","mind":"x"}"#]
    let answer = try Program.run(
      "label", "-", "--map", map, "--model", "m9", "--condition", "tier=none", "--condition", "k=v", "--to", "jsonl",
      "--quiet", lines: rows)
    #expect(answer.records.map { $0["model"] as? String } == ["m1", "m9"])
    #expect(
      answer.records.map { $0["condition"] as? [String: String] } == [
        ["tier": "free", "k": "v"], ["tier": "none", "k": "v"],
      ])
  }

  @Test func convertedMappedRowsHaveTheSameLabels() throws {
    let (folder, map) = try folder()
    let flat = folder.url.appendingPathComponent("flat.jsonl").path
    let rows = Array(Self.rows.prefix(2))
    #expect(try Program.run("convert", "-", "--map", map, "-o", flat, lines: rows).status == 0)
    func quotes(_ records: [[String: Any]]) -> [[String]] {
      records.map { ($0["cues"] as? [[String: Any]] ?? []).map { "\($0["rule"] ?? "")\($0["quote"] ?? "")" } }
    }
    let direct = try Program.run("label", "-", "--map", map, "--to", "jsonl", "--quiet", lines: rows).records
    let again = try Program.run("label", flat, "--to", "jsonl", "--quiet").records
    #expect(quotes(direct) == quotes(again) && !quotes(direct)[0].isEmpty)
  }

  /// The mapping of the README loads and does what its comments say.
  @Test func theDocumentedMappingWorks() throws {
    let readme = try String(contentsOf: ProjectFolder.url.appendingPathComponent("README.md"), encoding: .utf8)
    let yaml = try #require(readme.components(separatedBy: "```yaml\n").last?.components(separatedBy: "```").first)
    let folder = try ScratchFolder()
    let map = try folder.write(yaml, to: "map.yaml")
    let dump = try folder.write(
      #"{"custom_id":"p_epoch_2","messages":[{"role":"user","content":"<is_free_tier>True<"},{"role":"assistant","content":"A"}],"trace":["R"],"verdict":"refused","meta":{"arm":"x"}}"#,
      to: "runs/opus/d.jsonl")
    let record = try #require(try Program.run("convert", dump, "--map", map).records.first)
    #expect(record["model"] as? String == "opus" && record["epoch"] as? Int == 2)
    #expect(record["condition"] as? [String: String] == ["arm": "x", "tier": "free"])
    #expect(record["outcome"] as? [String: Bool] == ["complied": false])
    let parts = (record["parts"] as? [[String: Any]] ?? []).map { "\($0["kind"] ?? "") \($0["text"] ?? "")" }
    #expect(parts == ["prompt <is_free_tier>True<", "reasoning R", "answer A"])
  }

  @Test func mistakesInAMappingEndWith65() throws {
    let folder = try ScratchFolder()
    let map = try folder.write("idd: x\nmodel: a..b\ncondition:\n  t: {from: promt, pattern: '('}\n", to: "map.yaml")
    for verb in ["label", "convert", "explain"] {
      let answer = try Program.run(verb, "-", "--map", map)
      #expect(answer.status == 65 && answer.output.isEmpty)
      for text in ["F004", "F008", "F007", "F003", "\(map):1:1", "\(map):2:10", "did you mean 'prompt'?", "4 mistakes"]
      {
        #expect(answer.error.contains(text), "\(text)")
      }
    }
    #expect(try Program.run("grep", "x", "-", "--map", map).status == 65)
  }

  @Test func hostileMappingsAreErrors() throws {
    let folder = try ScratchFolder()
    var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<10 {
      bomb += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ","))]\n"
    }
    let texts = ["", "just text", "[", String(repeating: "[", count: 50_000), bomb, "id: \u{0}", "? [a]\n: b"]
    for text in texts {
      #expect(try Program.run("label", "-", "--map", try folder.write(text, to: "m.yaml")).status == 65)
    }
    let invalid = folder.url.appendingPathComponent("invalid.yaml")
    try Data(Array("id: ".utf8) + [0xC3, 0x28]).write(to: invalid)
    let answer = try Program.run("label", "-", "--map", invalid.path)
    #expect(answer.status == 65 && answer.error.contains("F001") && answer.error.contains(":1:5"))
    #expect(try Program.run("label", "-", "--map", folder.url.path).status == 65)
    #expect(try Program.run("label", "-", "--map", folder.url.path + "/gone.yaml").status == 66)
  }
}
