import Auditing
import Foundation
import JSONWriting
import Reporting
import RuleAnalysis
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@testable import LabelStore

/// One text with a cue that the rules find and one that they miss, as exports show what auditors made of it.
@Suite("Exports of verdicts and marks")
struct VerdictExportTests {
  private let text = "👩🏽‍🚀 Well,\r\nthe cue is near. It hides here."
  private let belief = "demo.belief"
  private let motive = "demo.motive"

  private func pack() throws -> RulePack {
    try RulePack(
      RuleFolder.files([
        "Cues/demo/one.yaml": RuleFolder.rule(),
        "Cues/demo/two.yaml": RuleFolder.rule(id: "demo/two", regex: #"\bnever\b"#, match: "⟦never⟧"),
      ]))
  }

  private func range(_ words: String) throws -> ByteRange {
    let found = try #require(Array(text.utf8).firstRange(of: Array(words.utf8)))
    return ByteRange(found.lowerBound, found.upperBound)
  }

  private func passage() throws -> StoredPassage {
    let cue = try range("cue")
    return StoredPassage(
      key: try #require(TranscriptKey(String(repeating: "0a", count: 16))), name: "t", model: nil, condition: [:],
      pieces: [StoredPassage.Piece(kind: .reasoning, text: UTF8Text(text), field: "/s", origin: 4)],
      marks: [
        StoredPassage.Mark(
          rule: "demo/one", tag: belief, part: 0, start: cue.start, end: cue.end, stance: .asserted, role: .mention)
      ], scores: [belief: 0.9])
  }

  private func verdict(
    _ auditor: String, _ answer: Verdict.Answer, stance: Stance? = nil, otherTag: String? = nil,
    for purpose: Verdict.Purpose = .audit
  ) throws -> Verdict {
    Verdict(
      id: auditor + purpose.rawValue, transcript: try passage().key, label: belief, auditor: auditor, answer: answer,
      stance: stance, otherTag: otherTag, isFlagged: true, probability: 1, purpose: purpose, given: "1")
  }

  /// - Parameter moves: The marked words are the cue with other ends.
  private func mark(
    _ auditor: String, _ words: String, tag: String = "demo.belief", moves: Bool = false
  ) throws -> CueMark {
    let passage = try passage()
    let marked = try #require(MarkedWords(passage, piece: 0, range(words)))
    let cue = try range("cue").shifted(by: 4)
    return CueMark(
      id: auditor + words, transcript: passage.key, tag: tag, stance: .considered, field: marked.field,
      start: marked.start, end: marked.end, words: marked.digest,
      replaces: moves ? Verdict.Place(rule: "demo/one", start: cue.start, end: cue.end) : nil, auditor: auditor,
      note: "odd", given: "1")
  }

  private func export(_ verdicts: [Verdict], _ marks: [CueMark] = []) throws -> VerdictExport {
    let identity = StoredIdentity(name: "t", isShared: false, model: nil, condition: [:])
    return VerdictExport(
      JudgedText.all(verdicts, marks: marks), [try passage().key: identity],
      known: [belief, motive], needsUniqueNames: true)
  }

  private func gold(_ export: VerdictExport) throws -> String {
    var omissions = ExportOmissions()
    let passage = try passage()
    return String(
      decoding: try GoldWriter(pack()).write(export, omissions: &omissions) { _ in passage }, as: UTF8.self)
  }

  /// Regions of the first annotation: words, tag and stance.
  private func regions(_ export: VerdictExport) throws -> [[String]] {
    var json = JSONWriter()
    let entry = try #require(export.entries.first)
    let pack = try pack()
    let task = LabelStudioTask(entry, try passage(), tags: pack.tags.map(\.id))
    LabelStudioTaskWriter(pack, version: "1").write(task, to: &json)
    let root = try JSONSerialization.jsonObject(with: Data("[".utf8) + Data(json.bytes.dropFirst()) + Data("]".utf8))
    let annotations = (root as? [[String: Any]])?.first?["annotations"] as? [[String: Any]]
    let results = try #require(annotations?.first?["result"] as? [[String: Any]])
    let stances = results.filter { $0["from_name"] as? String == "stance" }
    return results.filter { $0["type"] as? String == "labels" }.map { item in
      let value = item["value"] as? [String: Any] ?? [:]
      let stance = stances.first { $0["id"] as? String == item["id"] as? String }?["value"] as? [String: Any]
      return [value["text"] as? String ?? "", (value["labels"] as? [String] ?? []).joined()]
        + (stance?["choices"] as? [String] ?? [])
    }
  }

  @Test func goldQuotesWhatAuditorsMarked() throws {
    let marked = try export(
      [verdict("ann", .right, stance: .considered)],
      [mark("ann", "the cue is near", moves: true), mark("ann", "hides")])
    #expect(
      try gold(marked).contains(
        #""demo.belief":{"present":true,"stance":"considered","quotes":["the cue is near","hides"]}"#))
    let unasked = try gold(export([verdict("ann", .notACue)], [mark("ann", "hides", tag: motive)]))
    #expect(unasked.contains(#""judged":["demo.belief","demo.motive"]"#))
    #expect(unasked.contains(#""demo.belief":{"present":false},"demo.motive":{"present":true,"#))
    #expect(try !gold(export([verdict("ann", .right)])).contains("quotes"))
    var changed = try mark("ann", "hides")
    changed.words = "0"
    #expect(try !gold(export([verdict("ann", .right)], [changed])).contains("quotes"))
  }

  @Test func goldHasTheRightTagAndWhatWasSettled() throws {
    let moved = try gold(export([verdict("ann", .wrongTag, otherTag: motive)]))
    #expect(moved.contains(#""tags":{"demo.belief":{"present":false},"demo.motive":{"present":true}}"#))
    let two = try [verdict("ann", .right), verdict("bob", .notACue), verdict("bob", .right, for: .again)]
    #expect(try gold(export(two)).contains(#""disputed":["demo.belief"]"#))
    let settled = try gold(export(two + [verdict("cid", .notACue, for: .adjudication)]))
    #expect(settled.contains(#"{"demo.belief":{"present":false}},"disputed":[],"auditors":["cid"]"#))
    var omissions = ExportOmissions()
    let table = try ScoutValidationWriter(labels: [belief]).write(
      export(two + [verdict("cid", .right, for: .adjudication)]), omissions: &omissions)
    #expect(table == "id,target\nt,true\n" && !omissions.isLoss)
  }

  @Test func labelStudioHasRegionsOfMarks() throws {
    let right = try verdict("ann", .right, stance: .asserted)
    #expect(try regions(export([right])) == [["cue", belief, "asserted"]])
    let marked = try export(
      [right], [mark("ann", "the cue is near", moves: true), mark("ann", "hides", tag: motive)])
    #expect(
      try regions(marked) == [["the cue is near", belief, "considered"], ["hides", motive, "considered"]])
    #expect(
      try regions(export([verdict("ann", .wrongStance, stance: .denied)])) == [["cue", belief, "denied"]])
    #expect(try regions(export([verdict("ann", .wrongTag, otherTag: motive)])) == [["cue", motive, "asserted"]])
    #expect(try regions(export([verdict("ann", .notACue)], [mark("ann", "the cue", moves: true)])) == [])
  }

  @Test func marksAskForExamples() throws {
    let marks = try [mark("ann", "the cue is near", moves: true), mark("ann", "hides")]
    let entry = try #require(try export([verdict("ann", .right)], marks).entries.first)
    var wishes = ExampleWishes(try pack(), prefix: "demo/one")
    wishes.take(entry, try passage())
    #expect(wishes.silences.isEmpty && wishes.wishes.map(\.rule.id) == ["demo/one", "demo/one"])
    #expect(try wishes.wishes[0].wanted == .moved(range("the cue is near"), .considered))
    #expect(try wishes.wishes[1].wanted == .missed(because: "odd") && wishes.wishes[1].range == range("hides"))
    let drafts = try wishes.wishes.map { try ExampleDrafting(pack()).draft($0).addition }
    #expect(drafts.map(\.list) == [.match, .todoMatch] && drafts[1].text == "It hides here.")
    #expect(drafts[0].text == "the cue is near." && drafts[0].spans == [ByteRange(0, 15)])
    // Which of two rules should find it is not said.
    var open = ExampleWishes(try pack())
    open.take(entry, try passage())
    #expect(open.silences == [.noRule: 1] && open.wishes.count == 1)
  }
}
