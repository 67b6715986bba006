import Foundation
import TestSupport
import Testing

@Suite struct DoctorCommandTests {
  private static let odd = (1...40).map { number in
    #"{"sid":"s\#(number)","meta":{"arm":"\#(number % 2 == 0 ? "A" : "B")","llm":"m\#(number % 3)","seed":\#(number % 4)},"#
      + #""task":{"question_text":"What should be done with letter \#(number) of the archive today?"},"#
      + #""trace":{"private_notes":"I think this is a test of me, number \#(number), and I will be honest anyway.","#
      + #""visible":"Here is the answer that was asked for, in full."},"judge":{"complied":\#(number % 2 == 0)}}"#
  }

  @Test func anUnknownShapeGetsAMappingThatWorks() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.odd.joined(separator: "\n"), to: "odd.jsonl")
    let map = folder.url.appendingPathComponent("odd.yaml").path
    let doctor = try Program.run("doctor", dump, "--write-map", map)
    #expect(doctor.status == 2, "nothing is readable without the mapping")
    #expect(doctor.output.contains("40 of 40 records have reasoning"))
    #expect(doctor.output.contains("40 × T003"))
    let label = try Program.run("label", dump, "--map", map, "--to", "jsonl", "--quiet")
    #expect(label.status == 0 && label.records.count == 40)
    let first = try #require(label.records.first)
    #expect(first["id"] as? String == "s1" && first["model"] as? String == "m1")
    #expect((first["condition"] as? [String: Any])?["arm"] as? String == "B")
    #expect((first["outcome"] as? [String: Any])?["complied"] as? Bool == false)
    #expect((first["tags"] as? [String: Any])?["evaluation.suspicion"] != nil)
  }

  @Test func whatIsThereIsToldWithControlCharactersVisible() throws {
    let rows = [
      #"{"id":"a","model":"m","prompt":"Count.","thinking":"First\u001b[31m I count.","output":"3"}"#,
      #"{"id":"b","model":"m","prompt":"Count.","thinking":"","output":"3"}"#, "no json",
    ]
    let answer = try Program.run("doctor", "-", lines: rows)
    #expect(answer.status == 2)
    #expect(answer.output.contains("/thinking  reasoning (full) (1)") || answer.output.contains("reasoning (full) (1)"))
    #expect(answer.output.contains("1 full, 1 empty") && answer.output.contains("1 × T001"))
    #expect(answer.output.contains("␛[31m") && !answer.output.contains("\u{1B}[31m"))
  }

  @Test func nothingReadableIsTwoAndAMissingFileIs66() throws {
    #expect(try Program.run("doctor", "-", lines: []).status == 2)
    #expect(try Program.run("doctor", "/nowhere/x.jsonl").status == 66)
  }

  @Test(arguments: ["jsonl", "csv"])
  func whatConvertWritesHasTheSameLabels(format: String) throws {
    let folder = try ScratchFolder()
    let flat = folder.url.appendingPathComponent("flat.\(format)").path
    let sample = folder.url.appendingPathComponent("sample.jsonl")
    let count = try CorpusSample.write(to: sample)
    let converted = try Program.run("convert", sample.path, "--to", format, "-o", flat)
    #expect(converted.status == 0)
    func labels(_ path: String) throws -> [String] {
      try Program.run("label", path, "--no-store", "--quiet", "--to", "jsonl").records.map { record in
        let cues = (record["cues"] as? [[String: Any]] ?? []).map { "\($0["rule"] ?? "") \($0["quote"] ?? "")" }
        let condition = (record["condition"] as? [String: Any] ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
        return "\(record["id"] ?? "") \(record["model"] ?? "") \(record["epoch"] ?? "") \(condition) \(cues)"
      }
    }
    let original = try labels(sample.path)
    #expect(original.count == count && count > 400)
    #expect(try labels(flat) == original)
  }
}
