import Auditing
import Foundation
import RuleFormat
import Testing
import TranscriptModel

@testable import LabelStore

@Suite("Words that auditors mark")
struct MarkTests {
  private let tag = "evaluation.suspicion"

  private func session(_ audit: AuditStore, _ auditor: String = "ann") throws -> AuditSession {
    let items = try AuditQueue(QueueRequest(tags: [tag], size: 20)).items(of: audit.store)
    return try AuditSession(audit.store, try VerdictJournal(store: audit.path, auditor: auditor), items)
  }

  @Test func aMissedCueIsKeptInJournalAndStore() throws {
    let audit = try AuditStore()
    let first = try session(audit)
    let item = try #require(first.items.first { !$0.isFlagged })
    let passage = try #require(try first.passage(of: item))
    let words = try #require(MarkedWords(passage, piece: 0, ByteRange(0, 8)))
    #expect(words.field == "/scratchpad" && words.start == 0 && words.end == 7, "the blank at the end is left out")
    try first.mark(item.key, words, tag: "training.awareness", stance: .considered, note: "odd")
    try first.answer(item, .nothingMissed)
    let second = try session(audit)
    let mark = try #require(second.marks(in: item.key).first?.mark)
    #expect(mark == JournalMark(item.key, words, tag: "training.awareness", stance: .considered, note: "odd"))
    #expect(mark.words.place(in: passage)?.range == ByteRange(0, 7))
    let row = try #require(try audit.store.marks().first)
    #expect(row.words == words.digest && row.transcript == item.key && row.auditor == "ann" && row.replaces == nil)
    #expect(second.history(of: item.key).count == 2 && second.history(of: item.key, tag: tag).count == 1)
  }

  @Test func movedEndsNameTheCueThatTheyReplace() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    let item = try #require(session.items.first { $0.isFlagged })
    let passage = try #require(try session.passage(of: item))
    let cue = try #require(passage.marks.first { $0.tag == tag })
    let words = try #require(MarkedWords(passage, piece: cue.part, ByteRange(cue.start, cue.end - 2)))
    let place = Verdict.Place(rule: cue.rule, start: cue.start, end: cue.end)
    try session.mark(item.key, words, tag: tag, stance: cue.stance, replaces: place)
    #expect(try audit.store.marks().map(\.replaces) == [place])
    #expect(try VerdictJournal(store: audit.path, auditor: "ann").entries.count == 1)
  }

  @Test func marksAreTakenBackInTurn() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    let item = session.items[3]
    let passage = try #require(try session.passage(of: item))
    let words = try #require(MarkedWords(passage, piece: 0, ByteRange(0, 7)))
    try session.mark(item.key, words, tag: tag, stance: .asserted)
    try session.mark(item.key, words, tag: "training.awareness", stance: .asserted)
    try session.answer(item, .unclear)
    let id = try #require(session.marks(in: item.key).first?.id)
    try session.undo(id)
    #expect(session.marks(in: item.key).map(\.mark.tag) == ["training.awareness"])
    #expect(try session.undo() == 3 && session.answered == 0)
    #expect(try session.undo() == 3 && session.marks(in: item.key).isEmpty)
    #expect(try session.undo() == nil)
    #expect(try audit.store.marks().isEmpty && audit.store.verdicts().isEmpty)
    #expect(session.history(of: item.key).count == 6)
  }

  @Test func whatIsNoTextIsNoMark() throws {
    let passage = StoredPassage(
      key: try #require(TranscriptKey(String(repeating: "0", count: 32))), name: "t", model: nil, condition: [:],
      pieces: [
        StoredPassage.Piece(kind: .prompt, text: UTF8Text("a test"), field: "/prompt", origin: 0),
        StoredPassage.Piece(kind: .reasoning, text: UTF8Text("日本 a  "), field: "/output", origin: 7),
      ], marks: [], scores: [:])
    #expect(MarkedWords(passage, piece: 0, ByteRange(0, 1)) == nil, "a prompt")
    #expect(MarkedWords(passage, piece: 2, ByteRange(0, 1)) == nil)
    for range in [(0, 2), (1, 3), (0, 0), (-1, 3), (0, 40), (8, 10)] {
      #expect(MarkedWords(passage, piece: 1, ByteRange(range.0, range.1)) == nil, "\(range)")
    }
    let words = try #require(MarkedWords(passage, piece: 1, ByteRange(0, 9)))
    #expect(words.start == 7 && words.end == 15)
    #expect(words.place(in: passage)?.range == ByteRange(0, 8))
    var other = passage
    other.pieces[1].text = UTF8Text("日本 b  ")
    #expect(words.place(in: other) == nil)
    other.pieces[1] = StoredPassage.Piece(kind: .reasoning, text: UTF8Text("本 a"), field: "/output", origin: 10)
    #expect(words.place(in: other) == nil)
  }

  @Test func wrongTagsAndStancesAreKept() throws {
    let audit = try AuditStore()
    let session = try session(audit)
    let flagged = session.items.filter(\.isFlagged)
    try session.answer(flagged[0], .wrongTag, otherTag: "training.awareness")
    try session.answer(flagged[1], .wrongStance, stance: .denied)
    try session.answer(flagged[2], .right)
    let again = try self.session(audit)
    #expect(again.answer(to: flagged[0])?.otherTag == "training.awareness")
    #expect(again.answer(to: flagged[1])?.stance == .denied)
    #expect(again.answer(to: flagged[2])?.stance == flagged[2].stance)
    let rows = try audit.store.verdicts().filter { [flagged[0].key, flagged[1].key].contains($0.transcript) }
    #expect(Set(rows.map(\.otherTag)) == [nil, "training.awareness"] && rows.contains { $0.stance == .denied })
  }
}
