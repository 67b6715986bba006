import LabelStore
import Testing

@testable import Auditing

@Suite("Queues of an audit")
struct QueueTests {
  private let tag = "evaluation.suspicion"

  @Test func sameSeedSameItems() throws {
    let audit = try AuditStore()
    let request = QueueRequest(tags: [tag], size: 20)
    let items = try AuditQueue(request).items(of: audit.store)
    #expect(try AuditQueue(request).items(of: audit.store) == items)
    var other = request
    other.seed = 7
    #expect(try AuditQueue(other).items(of: audit.store) != items)
    #expect(items.count == 20 && items.count(where: \.isFlagged) == 10)
  }

  /// A text is drawn with the chance that its item tells, so the inverse chances sum to all texts on average.
  @Test func chancesSumToThePopulation() throws {
    let audit = try AuditStore()
    let items = try AuditQueue(QueueRequest(kind: .flagged, tags: [tag], size: 1000)).items(of: audit.store)
    #expect(items.allSatisfy { $0.probability == 1 })
    #expect(items.reduce(0) { $0 + 1 + $1.alike.count } == 40)
    var sum = 0.0
    for seed in 0..<200 {
      let request = QueueRequest(kind: .flagged, tags: [tag], size: 8, seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
      let drawn = try AuditQueue(request).items(of: audit.store)
      sum += drawn.reduce(0) { $0 + Double(1 + $1.alike.count) / $1.probability }
    }
    #expect(abs(sum / 200 - 40) < 5, "\(sum / 200)")
  }

  @Test func theSilentShareIsInTheChance() throws {
    let audit = try AuditStore(silentShare: 0.25)
    let items = try AuditQueue(QueueRequest(kind: .unflagged, tags: [tag], size: 1000)).items(of: audit.store)
    let silent = items.filter { $0.probability < 1 }
    #expect(silent.count > 20 && silent.count < 90)
    #expect(silent.allSatisfy { abs($0.probability - Double(silent.count) / 200) < 1e-12 })
    #expect(items.count - silent.count >= 15)
  }

  @Test func theSameWordsAreJudgedOnce() throws {
    let audit = try AuditStore()
    let items = try AuditQueue(QueueRequest(kind: .flagged, tags: [tag], size: 1000)).items(of: audit.store)
    #expect(items.contains { $0.alike.count == 9 })
    #expect(items.count == 31)
  }

  @Test func uncertainItemsAreTheNearest() throws {
    let audit = try AuditStore()
    let queue = AuditQueue(QueueRequest(kind: .uncertain, tags: [tag], size: 3)) { _ in 0.7 }
    let items = try queue.items(of: audit.store)
    #expect(Set(items.map { Int(($0.score * 100).rounded()) }).isSubset(of: [68, 69, 70, 71, 72]))
    #expect(items.allSatisfy { $0.probability == 0 })
  }

  @Test func modelsAreGroupsOfTheirOwn() throws {
    let audit = try AuditStore()
    let request = QueueRequest(kind: .flagged, tags: [tag], size: 5, scope: AuditScope(by: ["model"]))
    let items = try AuditQueue(request).items(of: audit.store)
    #expect(items.count(where: { $0.model == "m0" }) == 5 && items.count(where: { $0.model == "m1" }) == 5)
  }

  /// Pools smaller than their strata: the chance of being in the pool is a factor of the item's.
  @Test func chancesOfLargeStrataSumToThePopulation() throws {
    let audit = try AuditStore()
    let frame = try audit.store.auditFrame(seed: 3, tags: [tag])
    #expect(frame.texts.count == 260 && frame.silentShare == [1])
    var sum = 0.0
    for seed in 0..<300 {
      let frame = try audit.store.auditFrame(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15, tags: [tag])
      let pool = try #require(StratumPools(frame, tag: tag, size: 50)[.silent, 0])
      #expect(pool.numbers.count == 50)
      sum += 50 / pool.chance
    }
    #expect(abs(sum / 300 - 200) < 6, "\(sum / 300)")
  }

  @Test func valuesRulesAndSearchesNarrowTheQueue() throws {
    let audit = try AuditStore()
    func items(_ scope: AuditScope = AuditScope(), search: String = "") throws -> [AuditItem] {
      try AuditQueue(QueueRequest(tags: [tag], size: 1000, flaggedShare: 0.9, scope: scope, search: search))
        .items(of: audit.store)
    }
    let ofModel = try items(AuditScope(values: ["model": "m1"]))
    #expect(!ofModel.isEmpty && ofModel.allSatisfy { $0.model == "m1" && $0.frame == "of model=m1" })
    let ofRule = try items(AuditScope(rule: "suspicion/x"))
    #expect(ofRule.allSatisfy { $0.frame == "rule suspicion/x" && $0.probability > 0 })
    #expect(ofRule.reduce(0) { $0 + 1 + $1.alike.count } == 60)
    #expect(try items(AuditScope(rule: "none")).isEmpty)
    let found = try items(search: #"\bTEST 1\d\d\b"#)
    #expect(found.count == 25 && found.allSatisfy { !$0.isFlagged && $0.frame.hasPrefix("search ") })
    #expect(throws: (any Error).self) { _ = try items(search: "(") }
    let session = try AuditSession(audit.store, VerdictJournal(store: audit.path, auditor: "ann"), found)
    try session.answer(found[0], .missed)
    #expect(try audit.store.auditedLabels().isEmpty, "a search corrects no rate")
  }

  @Test func aChosenShareOfItemsIsForAllAuditors() throws {
    let audit = try AuditStore()
    func items(_ auditor: String, _ overlap: Double) throws -> Set<String> {
      let request = QueueRequest(kind: .unflagged, tags: [tag], size: 60, overlap: overlap, auditor: auditor)
      let items = try AuditQueue(request).items(of: audit.store)
      #expect(items.count == 60)
      return Set(items.map(\.id))
    }
    #expect(try items("ann", 1) == items("bob", 1))
    let ann = try items("ann", 0.2)
    let bob = try items("bob", 0.2)
    let both = ann.intersection(bob)
    #expect(both.isSuperset(of: try items("ann", 0.2).intersection(items("cid", 0.2)).intersection(bob)))
    #expect(both.count >= 12 && both.count < 40, "\(both.count)")
    #expect(try items("ann", 0.2) == ann)
  }

  @Test func someItemsAreAskedAgainLater() throws {
    let audit = try AuditStore()
    let plain = try AuditQueue(QueueRequest(tags: [tag], size: 100)).items(of: audit.store)
    let request = QueueRequest(tags: [tag], size: 100, auditor: "ann", repeats: 0.05)
    let items = try AuditQueue(request).items(of: audit.store)
    let again = items.indices.filter { items[$0].purpose == .again }
    #expect(again.count == Int((Double(plain.count) * 0.05).rounded()))
    #expect(items.filter { $0.purpose == .audit } == plain)
    for place in again {
      let first = try #require(items.firstIndex { $0.purpose == .audit && $0.key == items[place].key })
      #expect(place - first >= 10)
    }
    let session = try AuditSession(audit.store, VerdictJournal(store: audit.path, auditor: "ann"), items)
    #expect(session.next(from: again[0]) != again[0], "not before it was asked once")
    while let place = session.next() { try session.answer(items[place], .unclear) }
    #expect(session.answered == items.count)
    #expect(try audit.store.verdicts().count { $0.purpose == .again } == again.count)
  }

  @Test func clustersCanBeOpened() throws {
    let audit = try AuditStore()
    let items = try AuditQueue(QueueRequest(kind: .flagged, tags: [tag], size: 1000)).items(of: audit.store)
    func session() throws -> AuditSession {
      try AuditSession(audit.store, VerdictJournal(store: audit.path, auditor: "ann"), items)
    }
    let first = try session()
    let place = try #require(first.items.firstIndex { $0.alike.count == 9 })
    #expect(first.open(place) == 10 && first.items.count == items.count + 9)
    try first.answer(first.items[place], .right)
    try first.answer(first.items[place + 4], .notACue)
    let second = try session()
    #expect(second.items.count == items.count + 9 && second.answered == 2)
    #expect(try audit.store.verdicts().count == 2)
    let other = try AuditSession(audit.store, VerdictJournal(store: audit.path, auditor: "bob"), items)
    try other.answer(items[place], .right)
    #expect(try audit.store.verdicts().count == 12)
  }
}
