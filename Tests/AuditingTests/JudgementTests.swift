import Auditing
import LabelStore
import RuleFormat
import Testing

@Suite("What auditors decide together")
struct JudgementTests {
  private let key = TranscriptKey(String(repeating: "0a", count: 16))

  private func verdict(
    _ id: String, _ auditor: String, _ answer: Verdict.Answer, stance: Stance? = nil, label: String = "a.b"
  ) throws -> Verdict {
    Verdict(
      id: id, transcript: try #require(key), label: label, auditor: auditor, answer: answer, stance: stance,
      isFlagged: true, probability: 1, given: id)
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
}
