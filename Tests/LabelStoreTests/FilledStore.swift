import Foundation
import LabelStore
@testable import Labelling
import RuleFormat
import TestSupport
import TranscriptModel

/// A store in a folder of its own with transcripts `t0` ... `t9` of models `m0` ... `m9`.
final class FilledStore {
  let folder: URL
  let store: LabelStore

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("aside-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("s.sqlite").path
    let run = try StoreRun(
      LabelStore(writing: path), RunHead(rules: "digest", tool: "aside test", command: "aside label", options: ""))
    _ = try run.plan("-")
    let transcripts = (0..<10).map { number in
      let labelled = Self.labelled(number)
      return StoredTranscript(labelled, key: TranscriptKey(labelled.transcript), keeping: TextPolicy())
    }
    try run.write(StoredBlock(path: "-", transcripts: transcripts, unread: [], ledger: [], records: 10))
    try run.finish("-")
    try run.finish()
    store = try LabelStore(existing: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Has a cue where the number is odd.
  static func labelled(_ number: Int) -> LabelledTranscript {
    let text = "Perhaps this is a test, number \(number)."
    let transcript = Transcript(
      id: "t\(number)", model: "m\(number)", promptID: "p", epoch: number,
      condition: ["tier": .string("free"), "n": .number("1.50")],
      outcome: ["complied": .bool(number % 2 == 0)], source: TranscriptSource(path: "-", line: number + 1),
      parts: [Part(index: 0, kind: .reasoning, text: UTF8Text(text), field: "/scratchpad")])
    let summary = ReasoningSummary(
      visibility: .full, bytes: text.utf8.count, words: 7, sentences: 1, truncated: false, parts: 1, language: .en)
    var labelled = LabelledTranscript(
      transcript: transcript, reasoning: summary, tags: [:], composites: [:], cues: [], outside: [], limits: [])
    guard number % 2 == 1 else { return labelled }
    labelled.cues = [
      Cue(
        rule: "suspicion/x", tag: "evaluation.suspicion", strength: .standard, part: 0, range: ByteRange(8, 22),
        stance: .considered, role: .mention, echo: 0, attributes: ["tester": "user"], sentence: 0, repeats: 1,
        patterns: ["p"], groups: [], trace: [])
    ]
    labelled.tags["evaluation.suspicion"] = TagLabel(
      present: true, score: 0.75, cues: 1, role: .mention, stance: .considered, attributes: ["tester": "user"])
    labelled.composites["performative.pattern"] = CompositeLabel(present: true, score: 1)
    return labelled
  }
}
