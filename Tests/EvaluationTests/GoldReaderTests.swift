import Evaluation
import Foundation
import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

@Suite struct GoldReaderTests {
  private static let composites = """
    composites:
      - {id: both, title: t, definition: d, all: [demo.belief, demo.motive]}
    """

  private func gold(_ text: String, target: String? = nil) throws(Diagnostics) -> [GoldRow] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("gold-\(UUID().uuidString)")
    try? text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    var reader = GoldReader(
      try RulePack(
        RuleFolder.files([
          "composites.yaml": Self.composites,
          "Cues/demo/a.yaml": RuleFolder.rule(id: "demo/a", tag: "demo.belief", regex: "alpha", match: "⟦alpha⟧"),
          "Cues/demo/b.yaml": RuleFolder.rule(id: "demo/b", tag: "demo.motive", regex: "bravo", match: "⟦bravo⟧"),
        ])), target: target)
    return try reader.read([file.path])
  }

  @Test func whatARowDoesNotJudgeIsNotAbsent() throws {
    let rows = try gold(
      #"{"id":"a","judged":["demo.belief","demo.motive"],"tags":{"demo.belief":{"present":true},"demo.motive":{"present":false}}}"#
    )
    #expect(rows[0].verdict(on: "demo.belief") == true && rows[0].verdict(on: "demo.motive") == false)
    #expect(rows[0].verdict(on: "demo.choice") == nil)
    #expect(throws: Diagnostics.self) { try gold(#"{"id":"a","judged":["demo.beleif"],"tags":{}}"#) }
  }

  @Test func linesAreRead() throws {
    let rows = try gold(
      """
      {"id":"a","tags":{"demo.belief":{"quote":"q","stance":"considered"},"demo.choice":{"evidence":["r","s"]}},"af":1,
      """.trimmingCharacters(in: .newlines)
        + #""uncounted":{"demo.motive":{"stance":"denied"}},"composites":{"both":false}}"# + "\n\n"
        + #"{"id":"b","agreed":[],"disputed":["demo.belief"],"tags":{}}"# + "\n" + #"{"id":7,"tags":["demo.choice"]}"#)
    #expect(rows[0].present == ["demo.belief", "demo.choice"])
    #expect(rows[0].quotes == ["demo.belief": ["q"], "demo.choice": ["r", "s"]])
    #expect(rows[0].stances == ["demo.belief": .considered, "demo.motive": .denied])
    #expect(rows[0].composites == ["alignment-faking.graded": true, "both": false])
    #expect(rows[1].verdict(on: "demo.belief") == nil && rows[1].verdict(on: "demo.motive") == false)
    #expect(rows[2].id == "7" && rows[2].verdict(on: "demo.choice") == true)
  }

  /// What `label --to jsonl` writes can be gold once somebody has corrected it.
  @Test func labelRecordsAreRead() throws {
    let rows = try gold(
      #"{"id":"a","tags":{"demo.belief":{"present":true,"score":0.9},"demo.choice":{"present":false,"score":0.1}}}"#)
    #expect(rows[0].present == ["demo.belief"])
  }

  @Test func scoutsValidationSetsAreRead() throws {
    let table = try gold("id,label_demo.belief,label_both,split\na,true,false,dev\nb,FALSE,,dev\nc,,,dev\n")
    #expect(table[0].present == ["demo.belief"] && table[0].composites == ["both": false])
    #expect(table[1].verdict(on: "demo.belief") == false && table[1].composites.isEmpty)
    #expect(table[2].verdict(on: "demo.belief") == nil && table[0].verdict(on: "demo.motive") == nil)
    let one = try gold("id,target,predicate\na,True,eq\nb,false,\n", target: "demo.motive")
    #expect(one[0].present == ["demo.motive"] && one[1].verdict(on: "demo.motive") == false)
    let lines = try gold(
      #"{"id":"a","labels":{"demo.belief":true}}"# + "\n" + #"{"id":"b","target":false,"split":"dev"}"#,
      target: "demo.belief")
    #expect(lines[0].present == ["demo.belief"] && lines[1].verdict(on: "demo.belief") == false)
  }

  @Test(arguments: [
    ("id,target\na,true\n", nil, "which tag"), ("id,target\na,true\n", "demo.beleif", "demo.beleif"),
    ("id,target,predicate\na,3,gte\n", "demo.belief", "predicate"),
    ("id,label_demo.beleif\na,true\n", nil, "unknown tag"),
    ("id,label_demo.belief\na,perhaps\n", nil, "neither"),
  ])
  func scoutsMistakesAreNamed(_ text: String, _ target: String?, _ word: String) {
    let mistakes = #expect(throws: Diagnostics.self) { try gold(text, target: target) }
    #expect(mistakes?.items.contains { $0.message.contains(word) } == true)
  }

  @Test func tablesAreRead() throws {
    let people = try gold("ID, Tag,Present \na,demo.belief,true\n")
    #expect(people.map(\.id) == ["a"] && people[0].present == ["demo.belief"])
    let rows = try gold("id,tag,present\na,demo.belief,true\nb,demo.belief,0\na,both,yes\n\"a\",demo.motive,no\n")
    #expect(rows.map { $0.verdict(on: "demo.belief") } == [true, false])
    #expect(rows.map { $0.verdict(on: "demo.motive") } == [false, nil] && rows[0].composites == ["both": true])
  }

  @Test(arguments: [
    (#"{"id":"a","tags":{"demo.beleif":{}}}"#, "G002", 1, "demo.belief"),
    (#"{"id":"a","agreed":[],"tags":{"demo.beleif":{}}}"#, "G002", 1, "demo.belief"),
    (#"{"id":"a","tags":{},"uncounted":{"demo.beleif":{}}}"#, "G002", 1, "demo.belief"),
    (#"{"id":"a","tags":{},"composites":{"bath":true}}"#, "G002", 1, "'both'"),
    ("\n{\"id\":\"a\",\"tags\":{}}\n\n{\"id\":\"a\",\"tags\":{}}", "G003", 4, "twice"),
    ("{\"id\":\"a\",\"tags\":{}}\n{\"tags\":{}}", "G004", 2, "no id"), ("nope {", "G001", 1, "no rows"),
    ("", "G001", 1, "no rows"), ("{\"id\":\"a\",\"tags\":{}}\n{nope", "G001", 2, "no JSON"),
    (#"{"id":"a","scratchpad":"x"}"#, "G001", 1, "no tags"),
    (#"{"id":"a","tags":{"demo.belief":{"stance":"assertd"}}}"#, "G007", 1, "asserted"),
    ("a,b\n1,2\n3,4", "G004", 2, "no row has an id"),
    (#"{"id":"a","tags":{"zzzzzzzzzzzz":{}}}"#, "G002", 1, "known: demo.belief, demo.choice"),
    ("id,tag\na,demo.belief", "G001", 2, "columns"), ("id,tag,present\na,demo.belief,perhaps", "G001", 2, "true or"),
    ("id,tag,present\n\n,demo.belief,1", "G004", 3, "no id"),
    ("id,tag,present\na,demo.belif,1", "G002", 2, "demo.belief"),
    ("id,tag,present\na,demo.belief,1\na,demo.belief,0", "G003", 3, ":2"),
  ])
  func mistakesHaveTheirPlace(text: String, code: String, line: Int, says: String) {
    #expect {
      try gold(text)
    } throws: { error in
      guard let found = (error as? Diagnostics)?.items.first else { return false }
      return found.code == code && found.line == line && (found.message + found.help).contains(says)
    }
  }

  @Test func everyMistakeIsReportedAtOnce() {
    #expect {
      try gold("id,tag,present\n,demo.belief,1\na,demo.belif,1\na,demo.belief,x\n")
    } throws: { ($0 as? Diagnostics)?.items.map(\.code) == ["G004", "G002", "G001"] }
  }
}
