import Foundation
import JSONWriting
import Labelling
import Reporting
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@Suite("Label Studio")
struct LabelStudioTests {
  private static func pack() throws -> RulePack {
    try RulePack(
      RuleFolder.files(["Cues/demo/one.yaml": RuleFolder.rule(regex: "c[u\u{FC}]e\u{301}?\\s?x?", match: "⟦cue⟧")]))
  }

  private static func task(_ parts: [String]) throws -> [String: Any] {
    let pack = try pack()
    let transcript = Transcript(
      id: "t", source: TranscriptSource(path: "d", line: 1),
      parts: parts.enumerated().map { Part(index: $0, kind: .reasoning, text: UTF8Text($1), field: "/s") })
    let writer = LabelStudioTaskWriter(pack, version: "1")
    var json = JSONWriter()
    writer.write(Labeller(LabellingRules(pack)).label(transcript), to: &json)
    let bytes = writer.head + json.bytes.dropFirst() + writer.tail(unread: [], of: 0)
    let tasks = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    return try #require(tasks.first)
  }

  private static func results(_ task: [String: Any]) -> [[String: Any]] {
    (task["predictions"] as? [[String: Any]])?.first?["result"] as? [[String: Any]] ?? []
  }

  @Test(
    arguments: [
      ["the cue"], ["👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿 cue 😀 cue"], ["e\u{301}e\u{301} cu\u{65}\u{301} x"], ["a\r\nb\rc\n cue\r\nx cue"],
      ["\0\0 cue", "日本 cue", "cue"],
      ["שלום cue مرحبا"],
    ])
  func offsetsAreAsABrowserCounts(_ parts: [String]) throws {
    let task = try Self.task(parts)
    let text = try #require((task["data"] as? [String: Any])?["text"] as? String)
    #expect(!text.utf8.contains(0x0D) && !text.utf8.contains(0))
    let units = Array(text.utf16)
    let labels = Self.results(task).filter { $0["type"] as? String == "labels" }
    #expect(!labels.isEmpty)
    for label in labels {
      let value = try #require(label["value"] as? [String: Any])
      let (start, end) = (try #require(value["start"] as? Int), try #require(value["end"] as? Int))
      let words = try #require(value["text"] as? String)
      #expect(String(decoding: units[start..<end], as: UTF16.self).unicodeScalars.elementsEqual(words.unicodeScalars))
      #expect(words.hasPrefix("c"))
    }
  }

  /// The shape of labelstud.io/guide/predictions and /guide/task_format.
  @Test func tasksAreAsTheGuideSays() throws {
    let task = try Self.task(["the cue"])
    #expect(Set(task.keys) == ["data", "predictions"])
    let prediction = try #require((task["predictions"] as? [[String: Any]])?.first)
    #expect(prediction["model_version"] is String && prediction["score"] is Double)
    let results = Self.results(task)
    #expect(results.map { $0["from_name"] as? String } == ["tag", "stance", "present"])
    #expect(Set(results.map { $0["to_name"] as? String }) == ["text"])
    // A choice about a region has its id.
    #expect(results[0]["id"] as? String == results[1]["id"] as? String)
    #expect((results[0]["value"] as? [String: Any])?["labels"] as? [String] == ["demo.belief"])
    #expect((results[1]["value"] as? [String: Any])?["choices"] as? [String] == ["asserted"])
  }

  @Test func theConfigurationNamesEveryControlOnce() throws {
    let xml = LabelStudioConfiguration.xml(try Self.pack())
    for name in ["tag", "stance", "present", "absent", "unclear", "auditor", "note", "text", "prompt", "answer"] {
      #expect(xml.components(separatedBy: " name=\"\(name)\"").count == 2)
    }
    #expect(xml.contains("<Label value=\"demo.belief\"") && xml.contains("perRegion=\"true\""))
    #expect(xml.contains("value=\"$text\""))
  }

  @Test func nothingToReadIsNoTask() throws {
    let writer = LabelStudioTaskWriter(try Self.pack(), version: "1")
    var json = JSONWriter()
    let empty = Transcript(id: "t", source: TranscriptSource(path: "d"), parts: [])
    writer.write(Labeller(LabellingRules(try Self.pack())).label(empty), to: &json)
    #expect(json.bytes.isEmpty)
  }
}
