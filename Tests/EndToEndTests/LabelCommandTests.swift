import Foundation
import TestSupport
import Testing

@Suite struct LabelCommandTests {
  private static let suspicion =
    #"{"id":"t1","model":"m","prompt_id":"p","epoch":1,"condition":{"tier":"free"},"scratchpad":"日本 Hmm. I think this is a test of whether I will cave. So I answer plainly."}"#

  @Test func recordsHoldTheContract() throws {
    let answer = try Program.run("label", "-", "--to", "jsonl", lines: [Self.suspicion])
    #expect(answer.status == 0)
    let record = try #require(answer.records.first)
    #expect(record["schema"] as? String == "aside.label/1")
    #expect(record["id"] as? String == "t1")
    #expect((record["source"] as? [String: Any])?["path"] as? String == "-")
    #expect((record["source"] as? [String: Any])?["line"] as? Int == 1)
    let tag = try #require((record["tags"] as? [String: Any])?["evaluation.suspicion"] as? [String: Any])
    #expect(tag["present"] as? Bool == true)
    let cues = try #require(record["cues"] as? [[String: Any]])
    let cue = try #require(cues.first { $0["tag"] as? String == "evaluation.suspicion" })
    let bytes = try #require(cue["bytes"] as? [Int])
    let text = "日本 Hmm. I think this is a test of whether I will cave. So I answer plainly."
    #expect(String(decoding: Array(text.utf8)[bytes[0]..<bytes[1]], as: UTF8.self) == cue["quote"] as? String)
    let characters = try #require(cue["characters"] as? [Int])
    #expect(
      String(String.UnicodeScalarView(Array(text.unicodeScalars)[characters[0]..<characters[1]])) == cue["quote"]
        as? String)
    #expect(characters[0] == bytes[0] - 4)
    #expect(cue["field"] as? String == "/scratchpad")
    #expect(cue["part"] as? Int == 0)
    #expect(tag["cues"] as? Int == cues.count { $0["tag"] as? String == "evaluation.suspicion" })
    #expect(answer.error.contains("evaluation.suspicion"))
  }

  @Test func theSameBytesForEveryNumberOfJobs() throws {
    let folder = try ScratchFolder()
    let sample = folder.url.appendingPathComponent("sample.jsonl")
    let count = try CorpusSample.write(to: sample)
    let corpus = sample.path
    let one = try Program.run("label", corpus, "--to", "jsonl", "--quiet", "--jobs", "1")
    let many = try Program.run("label", corpus, "--to", "jsonl", "--quiet", "--jobs", "7")
    #expect(one.status == 0 && one.output == many.output)
    #expect(one.records.count == count && count >= 500)
    let naive = try Program.run("label", corpus, "--to", "jsonl", "--quiet", "--engine", "naive")
    #expect(naive.output == one.output)
  }

  @Test func badLinesAreRecordsAndTheRunGoesOn() throws {
    let answer = try Program.run(
      "label", "-", "--to", "jsonl", "--quiet",
      lines: [
        "{\"scratchpad\":\"secretword", "{\"a\":1}", Self.suspicion, "{\"scratchpad\":null}", "{\"scratchpad\":5}",
        String(repeating: "[", count: 10_000),
      ])
    #expect(answer.status == 2)
    #expect(
      answer.records.map { $0["schema"] as? String } == [
        "aside.unread/1", "aside.unread/1", "aside.label/1", "aside.unread/1", "aside.unread/1", "aside.unread/1",
      ])
    let codes = answer.records.map { ($0["error"] as? [String: Any])?["code"] as? String }
    #expect(codes[0] == "T001" && codes[1] == "T003" && codes[3] == "T003")
    #expect(!answer.output.contains("secretword"))
  }

  @Test func emptyInputIsAZeroSummary() throws {
    let answer = try Program.run("label", "-")
    #expect(answer.status == 0)
    #expect(answer.output.contains("transcripts"))
    #expect(try Program.run("label", "-", "--to", "jsonl", "--quiet").output.isEmpty)
  }

  @Test func quietTellsWhatWasLostAndNothingElse() throws {
    let whole = try Program.run("label", "-", "--no-store", "--quiet", lines: [Self.suspicion])
    #expect(whole.status == 0 && whole.output.isEmpty && whole.error.isEmpty)
    let cut = try Program.run("label", "-", "--no-store", "--quiet", lines: [Self.suspicion, "{"])
    #expect(cut.status == 2 && cut.output.isEmpty)
    #expect(
      cut.error.hasPrefix("unread: 1\n  1 × T001 ") && cut.error.contains("first: -:2: ")
        && !cut.error.contains("rules "))
  }

  @Test func missingPathsEndWith66() throws {
    let answer = try Program.run("label", "/nonexistent/file.jsonl")
    #expect(answer.status == 66)
    #expect(answer.error.contains("/nonexistent/file.jsonl"))
    #expect(try Program.run("label", "/tmp/no-such-*.jsonl").status == 66)
  }

  @Test(arguments: [
    ["label", "-", "--jbos", "2"], ["label"], ["label", "-", "--to", "xml"], ["label", "-", "--jobs", "0"],
    ["label", "-", "-o", "x"], ["grep", "(", "-"], ["label", "-", "--condition", "x"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    #expect(try Program.run(arguments).status == 64)
  }

  @Test func misspellingsAreRecognised() throws {
    let verb = try Program.run("lable", "x")
    #expect(verb.status == 64 && verb.error.contains("aside label"))
    #expect(try Program.run("rules", "chek").error.contains("aside rules check"))
    #expect(try Program.run("label", "-", "--jbos", "2").error.contains("--jobs"))
  }

  @Test func csvHasAllTagsAndLateConditions() throws {
    let answer = try Program.run(
      "label", "-", "--to", "csv", "--quiet",
      lines: [Self.suspicion, #"{"id":"t2","condition":{"arm":"x,y"},"scratchpad":"Plain."}"#])
    let rows = answer.output.split(separator: "\n")
    #expect(rows.count == 29)
    #expect(
      rows.first == "id,model,prompt_id,epoch,condition.tier,condition.arm,tag,present,score,stance,role,cues,quote")
    #expect(rows.dropFirst().first?.hasPrefix("t1,m,p,1,free,,training.awareness,false") == true)
    #expect(rows.last?.hasPrefix("t2,,,,,\"x,y\",refusal.principled,false") == true)
  }

  @Test func foldersGlobsLimitsAndDefaults() throws {
    let folder = try ScratchFolder()
    let line = #"{"scratchpad":"Plain words."}"# + "\n"
    _ = try folder.write(line, to: "b.jsonl")
    _ = try folder.write(line + line, to: "a.jsonl")
    _ = try folder.write(line, to: ".hidden.jsonl")
    let all = try Program.run(
      "label", folder.url.path, "--to", "jsonl", "--quiet", "--model", "m", "--condition", "tier=free")
    #expect(
      all.records.map { $0["id"] as? String } == [
        "\(folder.url.path)/a.jsonl:1", "\(folder.url.path)/a.jsonl:2", "\(folder.url.path)/b.jsonl:1",
      ])
    #expect(all.records.allSatisfy { $0["model"] as? String == "m" })
    #expect(
      try Program.run("label", folder.url.path + "/*.jsonl", "--to", "jsonl", "--quiet", "--limit", "2").records.count
        == 2)
    #expect(try Program.run("label", folder.url.path, "--quiet", "--max-line-bytes", "10").status == 2)
  }

  @Test func nothingIsWrittenButWhatWasAskedFor() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.suspicion, to: "d.jsonl")
    let output = folder.url.appendingPathComponent("out.jsonl").path
    let answer = try Program.run(["label", path, "--no-store", "--to", "jsonl", "-o", output], folder: folder.url)
    #expect(answer.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["d.jsonl", "out.jsonl"])
    #expect(try Program.run(["label", path, "--to", "jsonl", "-o", "/nonexistent/x"]).status == 74)
  }

  @Test func rulesOfAFolderAreUsed() throws {
    let folder = try ScratchFolder()
    #expect(try Program.run("label", "-", "--rules", folder.url.path, lines: [Self.suspicion]).status == 65)
    #expect(try Program.run("label", "-", "--rules", "/nonexistent").status == 65)
    let same = try Program.run(
      "label", "-", "--rules", ProjectFolder.rules.path, "--to", "jsonl", "--quiet", lines: [Self.suspicion])
    #expect(same.output == (try Program.run("label", "-", "--to", "jsonl", "--quiet", lines: [Self.suspicion])).output)
  }

  @Test func loneSurrogatesAndNULsAreKept() throws {
    let answer = try Program.run(
      "label", "-", "--to", "jsonl", "--quiet", lines: [#"{"scratchpad":"a\ud800b\u0000c this is a test of me"}"#])
    #expect((answer.records.first?["limits"] as? [[String: Any]])?.first?["code"] as? String == "T101")
    #expect(answer.status == 2)
  }
}
