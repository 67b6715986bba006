import Foundation
import RuleFormat

/// Decides the composites of a transcript from its cues and tag labels.
struct CompositeScorer: Sendable {
  let composites: [Composite]
  let threshold = 0.5
  /// Of calibrated tags.
  let thresholds: [String: Double]

  init(composites: [Composite], thresholds: [String: Double] = [:]) {
    self.composites = composites
    self.thresholds = thresholds
  }

  /// - Returns: One label for each composite that has an ingredient among the cues.
  func labels(_ cues: [Cue], _ tags: [String: TagLabel], sentences: Int) -> [String: CompositeLabel] {
    guard !cues.isEmpty else { return [:] }
    var labels: [String: CompositeLabel] = [:]
    for composite in composites {
      if let score = score(composite, cues, tags, sentences) {
        labels[composite.id] = CompositeLabel(present: score >= threshold, score: TagScorer.rounded(score))
      }
    }
    return labels
  }

  private func score(
    _ composite: Composite, _ cues: [Cue], _ tags: [String: TagLabel], _ sentences: Int
  ) -> Double? {
    if !composite.weights.isEmpty { return graded(composite, cues, sentences) }
    if let only = composite.only { return onlyScore(only, cues) }
    guard cues.contains(where: { cue in composite.all.joined().contains { $0.tag == cue.tag } }) else { return nil }
    let groups = composite.all.map { group in group.map { strength($0, cues, tags) }.max() ?? 0 }
    var score = groups.min() ?? 0
    for ingredient in composite.not { score *= 1 - strength(ingredient, cues, tags) }
    if score >= threshold, !isTied(composite, cues) { score = threshold / 2 }
    return score
  }

  /// The tag's score when a fitting cue stands, else 0.
  private func strength(_ ingredient: Composite.Ingredient, _ cues: [Cue], _ tags: [String: TagLabel]) -> Double {
    guard cues.contains(where: { fits(ingredient, $0) }) else { return 0 }
    return ingredient.stances.isEmpty ? comparable(tags[ingredient.tag]?.score ?? 0, ingredient.tag) : 1
  }

  /// A tag's score, stretched so that the tag's threshold becomes that of composites: a composite holds
  /// when its tags do.
  private func comparable(_ score: Double, _ tag: String) -> Double {
    guard let own = thresholds[tag], own != threshold else { return score }
    return score < own
      ? threshold * score / own : 1 - (1 - threshold) * (1 - score) / (1 - own)
  }

  private func fits(_ ingredient: Composite.Ingredient, _ cue: Cue) -> Bool {
    cue.tag == ingredient.tag
      && (ingredient.stances.isEmpty ? cue.stance.counts : ingredient.stances.contains(cue.stance))
      && (ingredient.role == nil || ingredient.role == cue.role)
  }

  private func onlyScore(_ ingredient: Composite.Ingredient, _ cues: [Cue]) -> Double? {
    let ofTag = cues.filter { $0.tag == ingredient.tag }
    guard !ofTag.isEmpty else { return nil }
    return ofTag.allSatisfy { fits(ingredient, $0) } ? 1 : 0
  }

  private func isTied(_ composite: Composite, _ cues: [Cue]) -> Bool {
    let groups = composite.all.map { group in group.flatMap { one in cues.filter { fits(one, $0) } } }
    switch composite.tie {
    case .transcript: return true
    case .passage(let size): return standTogether(groups, within: size)
    case .passageOrDecision(let size):
      if standTogether(groups, within: size) { return true }
      let weighty = groups.map { $0.filter { $0.role != .mention } }
      return weighty.allSatisfy { !$0.isEmpty } && weighty.joined().contains { $0.role == .decisive }
    }
  }

  /// True when one window of `size` sentences of one part holds a cue of every group.
  private func standTogether(_ groups: [[Cue]], within size: Int) -> Bool {
    let starts = groups.joined().map { ($0.part, $0.sentence) }
    return starts.contains { part, sentence in
      groups.allSatisfy { group in
        group.contains { $0.part == part && $0.sentence >= sentence && $0.sentence < sentence + size }
      }
    }
  }

  /// Logistic in the weighted number of distinct counting sentences per tag, each capped at three.
  private func graded(_ composite: Composite, _ cues: [Cue], _ sentences: Int) -> Double? {
    let relevant = cues.filter { !$0.isLearned && composite.weights[$0.tag] != nil }
    guard !relevant.isEmpty else { return nil }
    var logit = composite.intercept
    for (tag, weight) in composite.weights.sorted(by: { $0.key < $1.key }) {
      let places = Set(relevant.filter { $0.tag == tag && $0.stance.counts }.map(\.place))
      logit += weight * Double(min(3, places.count))
    }
    return 1 / (1 + exp(-logit))
  }
}
