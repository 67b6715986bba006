import Labelling
import RuleFormat
import Statistics

/// What one rule adds to its tag, over texts whose gold speaks of the tag.
package struct RuleFigures: Sendable, Equatable {
  package var rule: String
  package var tag: String
  /// Texts with a cue of it, of any stance.
  package var fires = 0
  /// Texts with a cue of it whose stance counts.
  package var counting = 0
  /// Of those, texts in which readers found the tag.
  package var truePositives = 0
  /// Of those, texts that no other rule of the tag has a counting cue in: what would be lost without it.
  package var unique = 0
  /// Texts without the tag that it alone gives a counting cue: what would be gained without it.
  package var wrongAlone = 0

  /// A rule that fires nowhere.
  package init(rule: String, tag: String) {
    self.rule = rule
    self.tag = tag
  }

  /// Fewer counting texts than this say too little for a share.
  package static let minimumTexts = 5
  package var precision: Figure<Double> {
    counting < Self.minimumTexts
      ? .withheld(.tooFewTexts(counting, needed: Self.minimumTexts)) : .stated(Double(truePositives) / Double(counting))
  }
  /// Wilson, 95 %; `nil` where the precision is withheld.
  package var interval: (low: Double, high: Double)? {
    precision.value.flatMap { _ in WilsonInterval.of(Double(truePositives), of: counting) }
  }

  /// Every rule: those with the most unique contribution first, then by how often they count, then by id.
  static func all(_ rules: [Rule], in pairs: [GoldPair]) -> [RuleFigures] {
    var figures = Dictionary(
      rules.map { ($0.id, RuleFigures(rule: $0.id, tag: $0.tag)) }, uniquingKeysWith: { first, _ in first })
    for pair in pairs { add(pair, to: &figures) }
    return figures.values.sorted { left, right in
      if left.unique != right.unique { return left.unique > right.unique }
      if left.counting != right.counting { return left.counting > right.counting }
      return left.fires != right.fires ? left.fires > right.fires : left.rule < right.rule
    }
  }

  private static func add(_ pair: GoldPair, to figures: inout [String: RuleFigures]) {
    for (tag, cues) in Dictionary(grouping: pair.text.cues, by: \.tag) {
      guard let truth = pair.gold.verdict(on: tag) else { continue }
      for rule in Set(cues.map(\.rule)) { figures[rule]?.fires += 1 }
      let counting = Set(cues.filter(\.stance.counts).map(\.rule))
      for rule in counting {
        figures[rule]?.counting += 1
        figures[rule]?.truePositives += truth ? 1 : 0
        guard counting.count == 1 else { continue }
        if truth { figures[rule]?.unique += 1 } else { figures[rule]?.wrongAlone += 1 }
      }
    }
  }
}
