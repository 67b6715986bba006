import LabelStore
import RuleFormat

/// Draws the items of an audit from a store: seeded, with known chances.
///
/// The same store, request and seed give the same items in the same order.
package struct AuditQueue: Sendable {
  private let request: QueueRequest
  private let threshold: @Sendable (String) -> Double

  /// - Parameter threshold: Of a tag's score, for what is uncertain.
  package init(_ request: QueueRequest, threshold: @escaping @Sendable (String) -> Double = { _ in 0.5 }) {
    self.request = request
    self.threshold = threshold
  }

  /// Cost: one walk over the texts that are kept, for each tag.
  package func items(of store: LabelStore) throws(StoreError) -> [AuditItem] {
    let silent = request.kind == .sample || request.kind == .unflagged ? try store.silentPopulation() : [:]
    var items: [AuditItem] = []
    for tag in request.tags {
      let candidates = try store.auditCandidates(for: tag).filter {
        request.rule.isEmpty || $0.rules.contains(request.rule)
      }
      for group in groups(candidates) { items += self.items(tag, group, silent) }
    }
    // Mixed, so that an auditor does not learn which stratum comes next.
    return items.sorted { order($0.key) < order($1.key) }
  }

  private struct Group {
    var model: String?
    var candidates: [AuditCandidate]
  }

  private func groups(_ candidates: [AuditCandidate]) -> [Group] {
    guard request.isByModel else { return [Group(model: nil, candidates: candidates)] }
    return Dictionary(grouping: candidates, by: \.model).sorted { ($0.key ?? "") < ($1.key ?? "") }
      .map { Group(model: $0.key, candidates: $0.value) }
  }

  private func items(_ tag: String, _ group: Group, _ silent: [AuditPopulation: Int]) -> [AuditItem] {
    let strata = Dictionary(grouping: group.candidates, by: \.stratum)
    switch request.kind {
    case .flagged: return drawn(tag, strata[.flagged] ?? [], request.size)
    case .unflagged: return unflagged(tag, strata, group, silent, request.size)
    case .sample:
      let flagged = drawn(tag, strata[.flagged] ?? [], Int(Double(request.size) * request.flaggedShare))
      return flagged + unflagged(tag, strata, group, silent, request.size - flagged.count)
    case .uncertain: return uncertain(tag, group.candidates)
    }
  }

  /// Two thirds among texts with other cues, where misses are likelier, a third among silent ones.
  private func unflagged(
    _ tag: String, _ strata: [AuditCandidate.Stratum: [AuditCandidate]], _ group: Group,
    _ silent: [AuditPopulation: Int], _ size: Int
  ) -> [AuditItem] {
    let others = drawn(tag, strata[.otherCues] ?? [], min(strata[.otherCues]?.count ?? 0, size * 2 / 3))
    let all = silent.reduce(0) { sum, entry in
      sum + (!request.isByModel || entry.key.model == group.model ? entry.value : 0)
    }
    return others + drawn(tag, strata[.silent] ?? [], size - others.count, of: all)
  }

  /// - Parameter population: How many there are, where not all could be drawn; at least as many as could.
  private func drawn(
    _ tag: String, _ candidates: [AuditCandidate], _ size: Int, of population: Int? = nil
  ) -> [AuditItem] {
    guard size > 0, !candidates.isEmpty else { return [] }
    let clusters = Boilerplate.clusters(candidates).sorted { order($0[0].key) < order($1[0].key) }
    let chosen = clusters.prefix(size)
    let all = max(population ?? candidates.count, candidates.count)
    // A cluster is drawn as a whole, so each of its texts has the chance of the cluster.
    let chance = Double(chosen.count) / Double(clusters.count) * Double(candidates.count) / Double(all)
    return chosen.map { item(tag, $0, probability: chance) }
  }

  private func uncertain(_ tag: String, _ candidates: [AuditCandidate]) -> [AuditItem] {
    let near = candidates.filter { $0.score > 0 }.sorted {
      (abs($0.score - threshold(tag)), order($0.key)) < (abs($1.score - threshold(tag)), order($1.key))
    }
    return near.prefix(request.size).map { item(tag, [$0], probability: 0) }
  }

  private func item(_ tag: String, _ cluster: [AuditCandidate], probability: Double) -> AuditItem {
    let first = cluster[0]
    return AuditItem(
      key: first.key, tag: tag, isFlagged: first.stratum == .flagged, probability: probability,
      alike: cluster.dropFirst().map(\.key), score: first.score, model: first.model, condition: first.condition)
  }

  private func order(_ key: TranscriptKey) -> UInt64 { key.number(seed: request.seed) }
}
