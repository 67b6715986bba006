import Labelling
import ReasoningExtraction
import RuleFormat
import StanceResolution
import TranscriptModel

/// Tries minimal pairs of every rule's `match` examples: does the label turn when the meaning does?
///
/// A pair flips when the rule has no counting cue left where the changed cue stands: the cue is gone, or its
/// stance no longer counts. One cue of one example in one frame is one pair.
package struct MutationCheck: Sendable {
  package struct Count: Sendable, Equatable {
    package var pairs = 0
    package var flipped = 0

    package init(pairs: Int = 0, flipped: Int = 0) {
      self.pairs = pairs
      self.flipped = flipped
    }

    /// `nil` without a pair.
    package var rate: Double? { pairs == 0 ? nil : Double(flipped) / Double(pairs) }

    mutating func add(_ other: Count) {
      pairs += other.pairs
      flipped += other.flipped
    }
  }

  package struct Row: Sendable {
    package var rule: String
    package var tag: String
    package var counts: [Mutation: Count] = [:]
    /// Over all mutations.
    package var total: Count { counts.values.reduce(into: Count()) { $0.add($1) } }
  }

  /// A pair that did not flip.
  package struct Survivor: Sendable, Equatable {
    package var rule: String
    package var mutation: Mutation
    package var text: String
    package var stance: Stance
  }

  /// By id; rules without an example to change have a row without counts.
  package private(set) var rows: [Row] = []
  /// By rule, then in the order of examples.
  package private(set) var survivors: [Survivor] = []
  /// Cues for which a mutation was not tried.
  package private(set) var skipped: [Mutation: [MutationSkip: Int]] = [:]
  /// Cues of examples that do not count as they are, so that nothing could flip.
  package private(set) var uncounted = 0

  /// Rules whose id starts with `prefix`; rules that never look into reasoning are left out.
  package init(_ pack: RulePack, prefix: String = "") {
    let modifiers = ModifierSet(pack)
    for rule in pack.rules
    where rule.id.hasPrefix(prefix) && rule.status != .deprecated && rule.lookIn.first == .reasoning {
      var row = Row(rule: rule.id, tag: rule.tag)
      let probe = ExampleProbe(rule: rule, modifiers: modifiers)
      let tag = pack.tag(rule.tag)
      for example in rule.examples.match { check(example, probe, tag, &row) }
      rows.append(row)
    }
  }

  private mutating func check(_ example: RuleExamples.Match, _ probe: ExampleProbe, _ tag: Tag?, _ row: inout Row) {
    let text = ReasoningText(Part(kind: .reasoning, text: UTF8Text(example.text)))
    for cue in probe.cues(in: example.text, prompt: example.prompt) {
      guard cue.resolution.stance.counts else {
        uncounted += 1
        continue
      }
      let pairs = MinimalPairs(
        pieces: ExamplePieces(text, cue: cue.match.range), nature: tag?.nature ?? .belief, prompt: example.prompt)
      for mutation in Mutation.allCases {
        if mutation == .negation, tag?.holdsEitherWay == true {
          skipped[mutation, default: [:]][.eitherWay, default: 0] += 1
          continue
        }
        switch pairs.pairs(mutation) {
        case .skipped(let reason): skipped[mutation, default: [:]][reason, default: 0] += 1
        case .variants(let variants):
          for variant in variants { count(variant, mutation, probe, &row) }
        }
      }
    }
  }

  private mutating func count(
    _ variant: MinimalPairs.Variant, _ mutation: Mutation, _ probe: ExampleProbe, _ row: inout Row
  ) {
    let left = probe.cues(in: variant.text, prompt: variant.prompt).first {
      $0.resolution.stance.counts && $0.match.range.overlaps(variant.region)
    }
    row.counts[mutation, default: Count()].add(Count(pairs: 1, flipped: left == nil ? 1 : 0))
    guard let left else { return }
    survivors.append(
      Survivor(rule: row.rule, mutation: mutation, text: variant.text, stance: left.resolution.stance))
  }

  /// All rules together.
  package func total(_ mutation: Mutation) -> Count {
    rows.reduce(into: Count()) { $0.add($1.counts[mutation] ?? Count()) }
  }

  package var total: Count { rows.reduce(into: Count()) { $0.add($1.total) } }

  /// Rules with a pair, the lowest flip rate first, then the most pairs, then by id.
  package var worst: [Row] {
    rows.filter { $0.total.pairs > 0 }.sorted { left, right in
      let (a, b) = (left.total, right.total)
      if a.rate != b.rate { return (a.rate ?? 1) < (b.rate ?? 1) }
      return a.pairs == b.pairs ? left.rule < right.rule : a.pairs > b.pairs
    }
  }
}
