import Foundation
import TestSupport
import Testing

@Suite struct JoinCommandTests {
  private static let rows = ["a", "b", "c"].map { #"{"id":"\#($0)","scratchpad":"I think this is a test of me."}"# }
  private static let requests = """
    {"custom_id":"a","body":{"model":"g","messages":[{"role":"user","content":"U"}],"metadata":{"tier":"free"}}}
    {"custom_id":"a","body":{}}
    {"custom_id":"z","params":{"model":"c","messages":[]}}
    {"other":1}
    """

  @Test func requestsAndJudgesAreJoined() throws {
    let folder = try ScratchFolder()
    let requests = try folder.write(Self.requests, to: "requests.jsonl")
    let answer = try Program.run(
      "label", "-", "--join", requests, "--on", "id=custom_id", "--to", "jsonl", lines: Self.rows)
    #expect(answer.status == 0)
    #expect(answer.records.first?["model"] as? String == "g")
    #expect(answer.records.first?["condition"] as? [String: String] == ["tier": "free"])
    #expect(
      answer.error.contains(
        "--join: 1 transcript joined; 2 without a row; 1 of 2 rows without a transcript; "
          + "1 row not used, the key came before; 1 row without the key"))
    let judge = try folder.write("id,complied,reason\nb,true,\"two\nlines\"\n", to: "judge.csv")
    let converted = try Program.run(
      "convert", "-", "--join", judge, "--on", "id=id", "--where", "outcome.complied == true", lines: Self.rows)
    #expect(converted.records.map { $0["id"] as? String } == ["b"])
    #expect((converted.records.first?["outcome"] as? [String: Any])?["reason"] as? String == "two\nlines")
    #expect(converted.error.contains("left out by --where: 2 transcripts") && converted.error.contains("--join: 1 "))
  }

  @Test func aJoinOfMappedRows() throws {
    let folder = try ScratchFolder()
    let map = try folder.write("id: uid\nreasoning: r", to: "map.yaml")
    let judge = try folder.write(#"{"key":"u1","score":3}"#, to: "judge.jsonl")
    let answer = try Program.run(
      "convert", "-", "--map", map, "--join", judge, "--on", "id=key", lines: [#"{"uid":"u1","r":"x"}"#])
    #expect((answer.records.first?["outcome"] as? [String: Any])?["score"] as? Int == 3)
  }

  @Test func filesThatCannotBeJoinedEndWith65() throws {
    let folder = try ScratchFolder()
    let requests = try folder.write(Self.requests, to: "requests.jsonl")
    let answer = try Program.run("label", "-", "--join", requests, "--on", "id=custom_idd")
    #expect(answer.status == 65 && answer.output.isEmpty)
    #expect(answer.error.contains("F010") && answer.error.contains("did you mean 'custom_id'?"))
    let empty = try folder.write("", to: "empty.jsonl")
    #expect(try Program.run("label", "-", "--join", empty, "--on", "id=k").status == 65)
    #expect(try Program.run("label", "-", "--join", folder.url.path, "--on", "id=k").status == 65)
    #expect(try Program.run("label", "-", "--join", "/nonexistent/x", "--on", "id=k").status == 66)
  }

  @Test func unreadableRowsAreCountedAndEndWith2() throws {
    let folder = try ScratchFolder()
    let rows = try folder.write("{\"k\":\"a\"}\nnope\n", to: "rows.jsonl")
    let answer = try Program.run("label", "-", "--join", rows, "--on", "id=k", lines: Self.rows)
    #expect(answer.status == 2 && answer.output.contains("1 row not read, no JSON object"))
  }

  @Test(arguments: [
    ["--join", "x"], ["--on", "id=k"], ["--join", "x", "--on", "id"], ["--join", "x", "--on", "idd=k"],
    ["--join", "-", "--on", "id=k"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    let answer = try Program.run(["label", "-"] + arguments)
    #expect(answer.status == 64 && answer.error.contains("aside label"))
  }
}
