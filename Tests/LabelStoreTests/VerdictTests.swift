import Foundation
import LabelStore
import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

/// Verdicts that are written through the store, and what they say together.
@Suite("Verdicts in a store")
struct VerdictTests {
  private func verdict(
    _ id: String, _ key: TranscriptKey, _ answer: Verdict.Answer, by auditor: String = "a", at start: Int? = 0,
    stance: Stance? = nil
  ) -> Verdict {
    Verdict(
      id: id, transcript: key, label: "evaluation.suspicion",
      place: start.map { Verdict.Place(rule: "r", start: $0, end: $0 + 5) }, auditor: auditor, answer: answer,
      stance: stance, isFlagged: true, probability: 0.5, given: "2026-01-0\(id.count)")
  }

  @Test func surviveWritingTwice() throws {
    let store = try FilledStore()
    let key = try #require(try store.store.keys(named: "t1").first)
    let verdicts = [verdict("x", key, .right), verdict("xx", key, .wrongStance, stance: .denied)]
    try store.store.add(verdicts)
    try store.store.add(verdicts)
    #expect(try store.store.verdicts() == verdicts)
    #expect(try store.store.info().verdicts == 2)
  }

  @Test func auditorsVoteAndUnclearAnswersAreLeftOut() throws {
    let store = try FilledStore()
    let keys = try ["t1", "t2", "t3", "t4"].map { try #require(try store.store.keys(named: $0).first) }
    try store.store.add([
      verdict("1", keys[0], .right), verdict("22", keys[0], .notACue, by: "b"),
      verdict("333", keys[0], .right, by: "c"),
      verdict("4", keys[1], .right), verdict("55", keys[1], .notACue, by: "b"),
      verdict("6", keys[2], .unclear),
      verdict("7", keys[3], .right), verdict("88", keys[3], .notACue),
    ])
    let audited = try store.store.auditedLabels()
    #expect(audited.count == 2)
    #expect(audited.first { $0.sample.model == "m1" }?.isPresent == true)
    #expect(audited.first { $0.sample.model == "m4" }?.isPresent == false)
    #expect(audited.allSatisfy { $0.inclusion == 0.5 })
    // Whether the label is there now, not when the text was drawn.
    #expect(audited.first { $0.sample.model == "m4" }?.isFlagged == false)
    #expect(audited.first { $0.sample.model == "m1" }?.isFlagged == true)
  }

  @Test func oneRightCueIsEnough() throws {
    let store = try FilledStore()
    let key = try #require(try store.store.keys(named: "t1").first)
    try store.store.add([verdict("1", key, .notACue, at: 0), verdict("22", key, .right, at: 90)])
    #expect(try store.store.auditedLabels().map(\.isPresent) == [true])
  }

  /// One order of precedence for rates and exports.
  @Test func aJudgeStandsAboveVotesAndAMarkedMissIsAVote() throws {
    let store = try FilledStore()
    let key = try #require(try store.store.keys(named: "t1").first)
    var repeated = verdict("333", key, .right)
    repeated.purpose = .again
    try store.store.add([verdict("1", key, .notACue), verdict("22", key, .notACue, by: "b"), repeated])
    #expect(try store.store.auditedLabels().map(\.isPresent) == [false])
    let marks = ["a", "b"].map {
      CueMark(
        id: "m" + $0, transcript: key, tag: "evaluation.suspicion", stance: .asserted, field: "/s", start: 0, end: 3,
        words: "", auditor: $0, given: "2026-01-05")
    }
    try store.store.add([marks[0]])
    #expect(try store.store.auditedLabels().isEmpty, "a tie")
    try store.store.add([marks[1]])
    #expect(try store.store.auditedLabels().map(\.isPresent) == [true])
    var settled = verdict("4444", key, .notACue, by: "c")
    settled.purpose = .adjudication
    try store.store.add([settled])
    #expect(try store.store.auditedLabels().map(\.isPresent) == [false])
    settled.id = "55555"
    settled.given = "2026-01-06"
    settled.answer = .unclear
    try store.store.add([settled])
    #expect(try store.store.auditedLabels().map(\.isPresent) == [false], "an unclear answer settles nothing anew")
  }
}
