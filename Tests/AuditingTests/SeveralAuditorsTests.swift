import Foundation
import RuleFormat
import Testing
import TranscriptModel

@testable import Auditing
@testable import LabelStore

@Suite("Several auditors")
struct SeveralAuditorsTests {
  private let tag = "evaluation.suspicion"

  private func items(_ audit: AuditStore) throws -> [AuditItem] {
    try AuditQueue(QueueRequest(tags: [tag], size: 40)).items(of: audit.store)
  }

  private func session(_ audit: AuditStore, _ auditor: String, _ items: [AuditItem]) throws -> AuditSession {
    try AuditSession(audit.store, VerdictJournal(store: audit.path, auditor: auditor), items)
  }

  @Test func everyFigureHasAnInterval() throws {
    let audit = try AuditStore()
    let items = try items(audit)
    let ann = try session(audit, "ann", items)
    let bob = try session(audit, "bob", items)
    for (number, item) in items.enumerated() {
      try ann.answer(item, item.isFlagged ? .right : .nothingMissed)
      switch (item.isFlagged, number % 5) {
      case (true, 0): try bob.answer(item, .notACue)
      case (true, 1): try bob.answer(item, .wrongStance, stance: .considered)
      case (true, _): try bob.answer(item, .right)
      case (false, 0): try bob.answer(item, .missed, stance: .asserted)
      case (false, _): try bob.answer(item, .nothingMissed)
      }
    }
    let row = try #require(try AgreementReport(audit.store).rows.first)
    #expect(row.items == items.count && row.pairs == items.count, "the same words were judged once")
    for figure in [row.raw, row.kappa, row.alpha, row.ac1, row.positive, row.spans, row.stance] {
      let value = try #require(figure.value)
      let interval = try #require(figure.interval)
      #expect(interval.low <= value && value <= interval.high && value > 0.2 && value < 1)
    }
  }

  /// Ann leaves the rules' cue, seven words and a half; Bob moves its end to the first word.
  @Test func movedEndsLowerSpanAgreement() throws {
    let audit = try AuditStore()
    let items = try items(audit).filter { $0.isFlagged && $0.alike.isEmpty }.prefix(2)
    let ann = try session(audit, "ann", Array(items))
    let bob = try session(audit, "bob", Array(items))
    for item in items {
      try ann.answer(item, .right)
      try bob.answer(item, .right)
    }
    #expect(try AgreementReport(audit.store).rows.first?.spans.value == 1)
    let passage = try #require(try bob.passage(of: items[0]))
    let cue = try #require(passage.marks.first { $0.tag == tag })
    let words = try #require(MarkedWords(passage, piece: cue.part, ByteRange(0, 7)))
    try bob.mark(
      items[0].key, words, tag: tag, stance: .asserted,
      replaces: Verdict.Place(rule: cue.rule, start: cue.start, end: cue.end))
    let f1 = try #require(try AgreementReport(audit.store).rows.first?.spans.value)
    // Eight words and one, of which one is shared, and eight twice.
    #expect(abs(f1 - 18.0 / 25) < 1e-12, "\(f1)")
  }

  @Test func onlyDisagreementsAreSettled() throws {
    let audit = try AuditStore()
    let items = try items(audit).filter(\.isFlagged)
    let ann = try session(audit, "ann", items)
    let bob = try session(audit, "bob", items)
    let together = try #require(items.firstIndex { $0.alike.count == 9 })
    for (number, item) in items.enumerated() {
      try ann.answer(item, .right)
      try bob.answer(item, number == together || number == 0 ? .notACue : .right)
    }
    let adjudication = try Adjudication(audit.store, judge: "cid")
    #expect(adjudication.items.count == (together == 0 ? 1 : 2))
    let cluster = try #require(adjudication.items.first { $0.alike.count == 9 })
    #expect(adjudication.answers(to: cluster).map(\.auditor) == ["ann", "bob"])
    #expect(try audit.store.auditedLabels().contains { !$0.isPresent } == false, "a tie is left out")

    let cid = try session(audit, "cid", adjudication.items)
    try cid.answer(cluster, .notACue)
    let rows = try audit.store.verdicts().filter { $0.purpose == .adjudication }
    #expect(rows.count == 10 && rows.allSatisfy { !$0.isDrawn })
    #expect(try audit.store.auditedLabels().count { !$0.isPresent } == 10)
    #expect(try Adjudication(audit.store, judge: "cid").items.count == adjudication.items.count, "to be changed")
    #expect(try Adjudication(audit.store, judge: "dan").items.count == adjudication.items.count - 1)
    #expect(try Adjudication(audit.store, tags: ["training.awareness"], judge: "dan").items.isEmpty)
    #expect(try AgreementReport(audit.store).auditors == ["ann", "bob"], "a judge is no auditor")
    _ = try cid.undo()
    #expect(try audit.store.auditedLabels().contains { !$0.isPresent } == false)
  }

  @Test func disagreementsAreAQueueToo() throws {
    let audit = try AuditStore()
    let items = try items(audit)
    let ann = try session(audit, "ann", items)
    let bob = try session(audit, "bob", items)
    try ann.answer(items[2], .unclear)
    try bob.answer(items[2], .unclear)
    let flagged = try #require(items.first { $0.isFlagged })
    try ann.answer(flagged, .right)
    try bob.answer(flagged, .wrongTag, otherTag: "training.awareness")
    let queue = try AuditQueue(QueueRequest(kind: .disagreement, tags: [tag], size: 5)).items(of: audit.store)
    #expect(queue.map(\.key) == [flagged.key] && queue[0].probability == 0 && queue[0].purpose == .audit)
  }

  @Test func auditorsAreComparedWithThemselves() throws {
    let audit = try AuditStore()
    let request = QueueRequest(tags: [tag], size: 60, auditor: "ann", repeats: 0.2)
    let ann = try session(audit, "ann", try AuditQueue(request).items(of: audit.store))
    while let place = ann.next() {
      let item = ann.items[place]
      let answer: Verdict.Answer = item.isFlagged ? .right : item.purpose == .again ? .missed : .nothingMissed
      try ann.answer(item, answer)
    }
    let report = try AgreementReport(audit.store)
    let row = try #require(report.selves.first)
    let again = ann.items.filter { $0.purpose == .again }
    #expect(row.auditor == "ann" && row.items == again.count && report.rows.isEmpty)
    #expect(row.raw.value == Double(again.count(where: \.isFlagged)) / Double(again.count))
    let corrected = try audit.store.auditedLabels()
    #expect(corrected.contains { $0.isPresent && !$0.isFlagged } == false, "repeats correct nothing")
  }
}
