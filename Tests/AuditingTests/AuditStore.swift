import Auditing
import Foundation
import LabelStore
import RuleFormat
import TranscriptModel

@testable import Labelling

/// A store with 40 flagged, 20 otherwise cued and 200 silent transcripts.
final class AuditStore {
  let folder: URL
  let store: LabelStore
  var path: String { store.path }

  init(silentShare: Double = 1) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("aside-audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("s.sqlite").path
    let policy = TextPolicy(silentShare: silentShare)
    let run = try StoreRun(
      LabelStore(writing: path, policy: policy), RunHead(rules: "r", tool: "t", command: "c", options: ""))
    _ = try run.plan("-")
    let transcripts = (0..<260).map { number in
      let labelled = Self.labelled(number)
      return StoredTranscript(labelled, key: TranscriptKey(labelled.transcript), keeping: policy)
    }
    try run.write(StoredBlock(path: "-", transcripts: transcripts, unread: [], ledger: [], records: 260))
    try run.finish("-")
    try run.finish()
    store = try LabelStore(existing: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func labelled(_ number: Int) -> LabelledTranscript {
    // Every fourth text says the same but for a number.
    let words =
      number % 4 == 0 ? "Perhaps this is test \(number)." : "Perhaps this is a test of kind \(word(number))."
    let transcript = Transcript(
      id: "t\(number)", model: "m\(number % 2)", source: TranscriptSource(path: "-", line: number + 1),
      parts: [Part(index: 0, kind: .reasoning, text: UTF8Text(words), field: "/scratchpad")])
    let summary = ReasoningSummary(
      visibility: .full, bytes: words.utf8.count, words: 7, sentences: 1, truncated: false, parts: 1, language: .en)
    var labelled = LabelledTranscript(
      transcript: transcript, reasoning: summary, tags: [:], composites: [:], cues: [], outside: [], limits: [])
    guard number < 60 else { return labelled }
    let tag = number < 40 ? "evaluation.suspicion" : "training.awareness"
    labelled.cues = [
      Cue(
        rule: "suspicion/x", tag: tag, strength: .standard, part: 0, range: ByteRange(0, words.utf8.count - 1),
        stance: .asserted, role: .mention, echo: 0, attributes: [:], sentence: 0, repeats: 1, patterns: ["p"],
        groups: [], trace: [])
    ]
    labelled.tags[tag] = TagLabel(
      present: true, score: 0.5 + Double(number) / 100, cues: 1, role: .mention, stance: .asserted, attributes: [:])
    return labelled
  }

  private static func word(_ number: Int) -> String {
    String(number).map { "abcdefghij".dropFirst($0.wholeNumberValue ?? 0).prefix(1) }.joined()
  }
}
