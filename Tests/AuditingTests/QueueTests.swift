import Auditing
import LabelStore
import Testing

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
    let request = QueueRequest(kind: .flagged, tags: [tag], size: 5, isByModel: true)
    let items = try AuditQueue(request).items(of: audit.store)
    #expect(items.count(where: { $0.model == "m0" }) == 5 && items.count(where: { $0.model == "m1" }) == 5)
  }
}
