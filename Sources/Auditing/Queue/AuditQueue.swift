import LabelStore
import PatternMatching
import Statistics
import TranscriptModel

/// Draws the items of an audit from a store: seeded, with known chances.
///
/// The same store, request and seed give the same items in the same order.
package struct AuditQueue: Sendable {
  private let request: QueueRequest
  private let threshold: @Sendable (String) -> Double

  /// Texts of a stratum that are looked at to find those that say the same, at least, over all groups.
  private static let leastPool = 500

  /// - Parameter threshold: Of a tag's score, for what is uncertain.
  package init(_ request: QueueRequest, threshold: @escaping @Sendable (String) -> Double = { _ in 0.5 }) {
    self.request = request
    self.threshold = threshold
  }

  /// Cost: one walk over the transcripts and an index of the labels; a search also reads all texts that are kept.
  ///
  /// - Throws: `StoreError`, or `PatternError` for a search that does not compile.
  package func items(of store: LabelStore) throws -> [AuditItem] {
    if request.kind == .disagreement { return mixed(try Disagreement.items(of: store, request.tags, purpose: .audit)) }
    let search = try request.search.isEmpty ? nil : Pattern(request.search)
    let frame = try store.auditFrame(
      seed: seed(1), tags: request.tags, scope: request.scope, matches: search.map(Self.matches))
    var items: [AuditItem] = []
    for tag in request.tags {
      items += request.kind == .uncertain ? try uncertain(tag, frame, store) : try drawn(tag, frame, store)
    }
    return RepeatedItems.added(to: mixed(items), share: request.repeats, seed: seed(4, request.auditor))
  }

  /// A text on which the search gave up is shown, not passed over.
  private static func matches(_ pattern: Pattern) -> (UTF8Text) -> Bool {
    let scratch = MatchScratch()
    return { text in
      text.bytes.withUnsafeBufferPointer { bytes in
        if case .noMatch = pattern.firstMatch(in: bytes, scratch: scratch) { false } else { true }
      }
    }
  }

  /// Seeds of their own for each purpose: what texts a store keeps was drawn with the plain one.
  private func seed(_ purpose: UInt64, _ name: String = "") -> UInt64 {
    var seed = request.seed &+ purpose &* 0x9E37_79B9_7F4A_7C15
    for byte in name.utf8 { seed = (seed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return seed
  }

  /// So that an auditor does not learn which stratum comes next.
  private func mixed(_ items: [AuditItem]) -> [AuditItem] {
    let seed = seed(2)
    return items.sorted { ($0.key.number(seed: seed), $0.tag) < ($1.key.number(seed: seed), $1.tag) }
  }

  private func drawn(_ tag: String, _ frame: AuditFrame, _ store: LabelStore) throws -> [AuditItem] {
    let pools = StratumPools(frame, tag: tag, size: max(Self.leastPool / frame.groups, 20 * request.size))
    var items: [AuditItem] = []
    for group in 0..<frame.groups {
      func draw(_ stratum: AuditCandidate.Stratum, _ size: Int) throws -> [AuditItem] {
        guard size > 0, let pool = pools[stratum, group] else { return [] }
        return try self.draw(size, of: pool, tag, stratum == .silent ? frame.silentShare[group] : 1, store)
      }
      var unflagged = request.kind == .flagged ? 0 : request.size
      if request.kind != .unflagged {
        let share = request.kind == .flagged ? 1 : request.flaggedShare
        let flagged = try draw(.flagged, Int(Double(request.size) * share))
        items += flagged
        unflagged = request.kind == .flagged ? 0 : request.size - flagged.count
      }
      // Two thirds among texts with other cues, where misses are likelier, a third among silent ones.
      let others = try draw(.otherCues, unflagged * 2 / 3)
      items += try others + draw(.silent, unflagged - others.count)
    }
    return items
  }

  /// - Parameter share: Of the stratum's texts that are kept.
  private func draw(
    _ size: Int, of pool: StratumPools.Pool, _ tag: String, _ share: Double, _ store: LabelStore
  ) throws -> [AuditItem] {
    // Without a cue of the tag no text says the same as another, and none has to be read before it is chosen.
    guard pool.isFlagged else {
      let chosen = self.chosen(size, of: pool.numbers) { UInt64(bitPattern: $0) }
      let chance = pool.chance * share * Double(chosen.count) / Double(pool.numbers.count)
      return try store.auditCandidates(chosen, tag: tag).map { item(tag, [$0], probability: chance) }
    }
    let everyone = seed(1)
    let clusters = Boilerplate.clusters(try store.auditCandidates(pool.numbers, tag: tag))
      .sorted { $0[0].key.number(seed: everyone) < $1[0].key.number(seed: everyone) }
    let chosen = self.chosen(size, of: clusters) { $0[0].key.number(seed: everyone) }
    // A cluster is drawn as a whole, so each of its texts has the chance of the cluster.
    let chance = pool.chance * share * Double(chosen.count) / Double(clusters.count)
    return chosen.map { item(tag, $0, probability: chance) }
  }

  /// The first ones for all auditors, and then those that come first for this one.
  private func chosen<Element>(_ size: Int, of all: [Element], number: (Element) -> UInt64) -> [Element] {
    let common = all.prefix(Int((Double(size) * request.overlap).rounded()))
    let own = seed(3, request.auditor)
    let rest = all.dropFirst(common.count).map { element -> (place: UInt64, element: Element) in
      var generator = SplitMix(seed: number(element) ^ own)
      return (generator.next(), element)
    }
    return common + rest.sorted { $0.place < $1.place }.prefix(size - common.count).map(\.element)
  }

  private func uncertain(_ tag: String, _ frame: AuditFrame, _ store: LabelStore) throws -> [AuditItem] {
    let scores = try store.auditScores(of: tag)
    let threshold = threshold(tag)
    let near = frame.texts.compactMap { text -> (distance: Double, text: AuditFrame.Text)? in
      guard let score = scores[text.id], frame.stratum(of: text, tag) != nil else { return nil }
      return (abs(score - threshold), text)
    }.sorted { ($0.distance, $0.text.order) < ($1.distance, $1.text.order) }
    let chosen = (0..<frame.groups).flatMap { group in near.lazy.filter { $0.text.group == group }.prefix(request.size)
    }
    return try store.auditCandidates(chosen.map(\.text.id), tag: tag).map { item(tag, [$0], probability: 0) }
  }

  private func item(_ tag: String, _ cluster: [AuditCandidate], probability: Double) -> AuditItem {
    let first = cluster[0]
    return AuditItem(
      key: first.key, tag: tag, isFlagged: first.isFlagged, probability: probability, frame: request.frame,
      alike: cluster.dropFirst().map(\.key), score: first.score, stance: first.stance, model: first.model,
      condition: first.condition)
  }
}
