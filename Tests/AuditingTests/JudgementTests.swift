import Auditing
import LabelStore
import RuleFormat
import Testing

@Suite("What auditors decide together")
struct JudgementTests {
  private let key = TranscriptKey(String(repeating: "0a", count: 16))

  private func verdict(
    _ id: String, _ auditor: String, _ answer: Verdict.Answer, stance: Stance? = nil, label: String = "a.b",
    otherTag: String? = nil, for purpose: Verdict.Purpose = .audit
  ) throws -> Verdict {
    Verdict(
      id: id, transcript: try #require(key), label: label, auditor: auditor, answer: answer, stance: stance,
      otherTag: otherTag, isFlagged: true, probability: 1, purpose: purpose, given: id)
  }

  private func mark(
    _ auditor: String, _ stance: Stance = .asserted, tag: String = "a.b", moving: Verdict.Place? = nil
  ) throws -> CueMark {
    CueMark(
      id: "m" + auditor + tag, transcript: try #require(key), tag: tag, stance: stance, field: "/s", start: 3, end: 7,
      words: "", replaces: moving, auditor: auditor, given: "1")
  }

  private func decisions(_ verdicts: [Verdict], _ marks: [CueMark] = []) -> [String: LabelJudgement.Decision] {
    let judgements = JudgedText.all(verdicts, marks: marks).first?.judgements ?? []
    return Dictionary(judgements.map { ($0.label, $0.decision) }) { $1 }
  }

  private func judgement(_ verdicts: [Verdict]) throws -> LabelJudgement {
    try #require(JudgedText.all(verdicts).first?.judgements.first)
  }

  @Test func oneAndTwoVoices() throws {
    let ann = try verdict("1", "ann", .right)
    #expect(try judgement([ann]).decision == .present)
    #expect(try judgement([ann, verdict("2", "bob", .notACue)]).decision == .disputed)
    #expect(try judgement([ann, verdict("2", "bob", .unclear)]).decision == .present)
    #expect(try judgement([verdict("2", "bob", .unclear)]).decision == .unclear)
    #expect(try judgement([ann, verdict("2", "ann", .notACue)]).decision == .absent)
  }

  @Test func stancesOfThoseWhoDecide() throws {
    let denied = try verdict("1", "ann", .wrongStance, stance: .denied)
    #expect(try judgement([denied]).decision == .absent && judgement([denied]).stance == .denied)
    let two = try [
      verdict("1", "ann", .wrongStance, stance: .considered), verdict("2", "bob", .right, stance: .asserted),
    ]
    #expect(try judgement(two).decision == .present && judgement(two).stance == nil)
  }

  @Test func textsNobodyReadAreAskedFor() throws {
    let alike = try verdict("1:1", "ann", .right)
    #expect(JudgedText.all([alike]).isEmpty)
    #expect(JudgedText.all([alike], JudgedText.Request(includesAlike: true)).count == 1)
    let others = try [verdict("1", "ann", .right), verdict("2", "bob", .right, label: "c.d")]
    #expect(JudgedText.all(others, JudgedText.Request(labels: ["c.d"])).first?.auditors == ["bob"])
    #expect(JudgedText.all(others, JudgedText.Request(auditors: ["ann"])).first?.judgements.map(\.label) == ["a.b"])
  }

  @Test func repeatsSayNothing() throws {
    let two = try [verdict("1", "ann", .right), verdict("2", "ann", .notACue, for: .again)]
    #expect(try judgement(two).decision == .present && judgement(two).answers.map(\.id) == ["1"])
    #expect(JudgedText.all([two[1]]).isEmpty)
  }

  @Test func whatWasSettledStands() throws {
    let differing = try [verdict("1", "ann", .right, stance: .asserted), verdict("2", "bob", .notACue)]
    let settled = try differing + [verdict("3", "cid", .wrongStance, stance: .considered, for: .adjudication)]
    #expect(try judgement(settled).decision == .present && judgement(settled).stance == .considered)
    #expect(JudgedText.all(settled).first?.auditors == ["cid"])
    #expect(try judgement(settled + [verdict("4", "dan", .notACue, for: .adjudication)]).decision == .absent)
    #expect(try judgement(differing + [verdict("3", "cid", .unclear, for: .adjudication)]).decision == .disputed)
    #expect(
      JudgedText.all(settled, JudgedText.Request(auditors: ["bob"])).first?.judgements.map(\.decision) == [.absent])
    let marks = try [mark("ann"), mark("bob")]
    let judgement = JudgedText.all(settled, marks: marks).first?.judgements.first
    #expect(judgement?.evidence.map(\.auditor) == ["ann", "bob"], "who marked a missed cue says that it is there")
  }

  @Test func marksSayWhatNobodyWasAskedAbout() throws {
    let right = try verdict("1", "ann", .right)
    #expect(try decisions([right], [mark("ann", tag: "c.d")]) == ["a.b": .present, "c.d": .present])
    #expect(try decisions([verdict("1", "ann", .notACue)], [mark("ann")]) == ["a.b": .present], "another cue of it")
    #expect(try decisions([verdict("1", "ann", .notACue)], [mark("bob")]) == ["a.b": .disputed])
    let denied = try mark("ann", .denied, tag: "c.d")
    #expect(decisions([], [denied]) == ["c.d": .unclear], "one cue that does not count says nothing of the others")
    let moved = try mark("ann", moving: Verdict.Place(rule: "r", start: 3, end: 9))
    #expect(decisions([], [moved]) == ["a.b": .unclear])
    #expect(try decisions([verdict("1", "ann", .missed, stance: .denied)]) == ["a.b": .absent])
  }

  @Test func movedTagsAreThereWhereAllSaySo() throws {
    let ann = try verdict("1", "ann", .wrongTag, otherTag: "c.d")
    #expect(decisions([ann]) == ["a.b": .absent, "c.d": .present])
    #expect(try decisions([ann, verdict("2", "bob", .right)]) == ["a.b": .disputed])
    #expect(try decisions([ann, verdict("2", "bob", .notACue)]) == ["a.b": .absent])
    #expect(try decisions([ann, verdict("2", "bob", .wrongTag, otherTag: "e.f")]) == ["a.b": .absent])
    let judge = try verdict("3", "cid", .wrongTag, otherTag: "c.d", for: .adjudication)
    #expect(try decisions([ann, verdict("2", "bob", .right), judge]) == ["a.b": .absent, "c.d": .present])
    #expect(try decisions([ann, verdict("2", "ann", .notACue, label: "c.d")])["c.d"] == .absent, "asked about it")
    #expect(JudgedText.all([ann], JudgedText.Request(labels: ["c.d"])).first?.judgements.map(\.label) == ["c.d"])
  }
}
