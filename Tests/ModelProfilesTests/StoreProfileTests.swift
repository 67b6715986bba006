import Foundation
import LabelStore
import Labelling
import ModelProfiles
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

/// Profiles of a real store: what was labelled, and what auditors said of it.
@Suite struct StoreProfileTests {
  private let tag = "demo.belief"

  /// Sixty texts of two models, every third with a cue.
  private func filled(_ path: String, _ pack: RulePack) throws -> (store: LabelStore, transcripts: [Transcript]) {
    let labeller = Labeller(LabellingRules(pack))
    let transcripts = (0..<60).map { number in
      let text = number % 3 == 0 ? "the cue here, number \(number)" : "nothing, number \(number)"
      return Transcript(
        id: "t\(number)", model: number % 2 == 0 ? "a" : "b", promptID: "p\(number / 2)",
        source: TranscriptSource(path: "d.jsonl", line: number + 1),
        parts: [Part(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad")])
    }
    let run = try StoreRun(
      LabelStore(writing: path), RunHead(rules: pack.digest, tool: "aside test", command: "aside label", options: ""))
    _ = try run.plan("-")
    let stored = transcripts.map { transcript in
      StoredTranscript(labeller.label(transcript), key: TranscriptKey(transcript), keeping: TextPolicy())
    }
    try run.write(StoredBlock(path: "-", transcripts: stored, unread: [], ledger: [], records: 60))
    try run.finish("-")
    try run.finish()
    return (try LabelStore(existing: path), transcripts)
  }

  private func profile(_ store: LabelStore, _ pack: RulePack) throws -> Profile {
    let request = ProfileRequest(contrasts: [try ContrastRequest("model=a:b")])
    let info = try store.info()
    let sums = try ProfileSums(store, info: info, columns: request.columns, pack: pack)
    let source = ProfileProvenance(info, tool: "aside test", seed: 1, command: "")
    return try Profile(
      sums, request, provenance: source, audit: try store.auditedLabels().map(AuditedSample.init))
  }

  @Test func labelsAndVerdictsBecomeAProfile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("aside-profile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pack = try RulePack(RuleFolder.files(["Cues/demo/one.yaml": RuleFolder.rule()]))
    let (store, transcripts) = try filled(folder.appendingPathComponent("s.sqlite").path, pack)
    let raw = try profile(store, pack)
    #expect(raw.groups.map { $0[tag]?.share } == [Share(10, of: 30), Share(10, of: 30)])
    #expect(raw.contrasts[0].pairs == 30 && raw.provenance.rules == pack.digest)
    #expect(raw.groups[0][tag]?.headline.isCorrected == false)
    #expect(try store.info().notes(forRules: pack.digest) == [])
    #expect(try store.info().notes(forRules: "other").first?.contains("other rules") == true)

    // Of model a all ten flagged texts are read and eight are right; of the others ten, where one was missed.
    let flagged = transcripts.indices.filter { $0 % 6 == 0 }
    let unflagged = transcripts.indices.filter { $0 % 2 == 0 && $0 % 3 != 0 }.prefix(10)
    let verdicts = (flagged + unflagged).map { number in
      let isFlagged = number % 3 == 0
      let answer: Verdict.Answer =
        isFlagged ? (number < 48 ? .right : .notACue) : number == 2 ? .missed : .nothingMissed
      return Verdict(
        id: "v\(number)", transcript: TranscriptKey(transcripts[number]), label: tag, auditor: "x", answer: answer,
        isFlagged: isFlagged, probability: isFlagged ? 1 : 0.5, given: "2026-01-01T00:00:00Z")
    }
    try store.add(verdicts)
    let audited = try profile(store, pack)
    let rate = try #require(audited.groups[0][tag])
    let expected: Double = 8.0 / 30 + 20.0 / 30 * 0.1
    #expect(rate.share == Share(10, of: 30) && rate.headline.isCorrected)
    #expect(abs((rate.headline.rate ?? 0) - expected) < 1e-12)
    #expect(audited.groups[1][tag]?.corrected == nil)
  }
}
