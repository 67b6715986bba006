import RuleFormat
import Statistics

/// Labels of a dump against gold.
package struct Evaluation: Sendable {
  /// Tags, then the composites that the gold speaks of, in the order of the rules.
  package private(set) var rows: [EvaluationRow] = []
  /// Over all tags.
  package private(set) var stances: Figure<StanceConfusion>
  package private(set) var spans: Figure<SpanOverlap>
  /// Every rule, those that find most alone first.
  package private(set) var rules: [RuleFigures]
  /// The worst first: misses with the lowest, false alarms with the highest score.
  package private(set) var mistakes: [Mistake]
  /// Texts with gold, gold rows without a text, and texts without gold.
  package let matched: Int
  package let withoutText: Int
  /// The first ids of gold rows without a text.
  package let idsWithoutText: [String]
  package let withoutGold: Int

  private static let mostIDs = 5

  package init(_ matching: GoldMatching, pack: RulePack, bootstrap: ClusterBootstrap = ClusterBootstrap()) {
    let pairs = matching.pairs
    let tags = pack.tags.map(\.id)
    matched = pairs.count
    withoutText = matching.withoutText
    idsWithoutText = Array(matching.idsWithoutText.prefix(Self.mostIDs))
    withoutGold = matching.withoutGold
    rules = RuleFigures.all(pack.rules, in: pairs)
    mistakes = tags.flatMap { Mistake.all($0, in: pairs) }.sorted(by: Mistake.isWorse)
    let confusions = tags.map { StanceConfusion.of($0, in: pairs) }
    let overlaps = tags.map { SpanOverlap.of($0, in: pairs) }
    stances = Self.figure(confusions.reduce(StanceConfusion(), +))
    spans = Self.figure(overlaps.reduce(SpanOverlap(), +))
    for (index, tag) in tags.enumerated() {
      var row = EvaluationRow(tag, isComposite: false, Self.verdicts(tag: tag, pairs), bootstrap)
      row.stances = Self.figure(confusions[index])
      row.spans = Self.figure(overlaps[index])
      rows.append(row)
    }
    for composite in pack.composites {
      let verdicts = Self.verdicts(composite: composite.id, pairs)
      if verdicts.isEmpty { continue }
      rows.append(EvaluationRow(composite.id, isComposite: true, verdicts, bootstrap))
    }
  }

  private static func verdicts(tag: String, _ pairs: [GoldPair]) -> [Verdict] {
    pairs.compactMap { pair in
      guard let gold = pair.gold.verdict(on: tag) else { return nil }
      let label = pair.text.tags[tag]
      return Verdict(
        cluster: pair.cluster, gold: gold, present: label?.present ?? false, score: label?.score ?? 0,
        isScored: label != nil)
    }
  }

  private static func verdicts(composite: String, _ pairs: [GoldPair]) -> [Verdict] {
    pairs.compactMap { pair in
      guard let gold = pair.gold.composites[composite] else { return nil }
      let label = pair.text.composites[composite]
      return Verdict(
        cluster: pair.cluster, gold: gold, present: label?.present ?? false, score: label?.score ?? 0,
        isScored: label != nil)
    }
  }

  private static func figure(_ confusion: StanceConfusion) -> Figure<StanceConfusion> {
    confusion.marked > 0 ? .stated(confusion) : .withheld(.noStances)
  }

  private static func figure(_ overlap: SpanOverlap) -> Figure<SpanOverlap> {
    overlap.located > 0 ? .stated(overlap) : .withheld(.noQuotes)
  }

  /// The mean F1 of the tags with at least `positives` present texts, and how many they are.
  package func macroF1(positives: Int) -> (value: Double, tags: Int)? {
    let values = rows.filter { !$0.isComposite && $0.counts.positives >= positives }.map { $0.counts.f1 ?? 0 }
    return values.isEmpty ? nil : (values.reduce(0, +) / Double(values.count), values.count)
  }

  /// The mean calibration error of the tags for which it is stated, what it would be by chance, and how many they are.
  package var meanCalibrationError: (value: Double, byChance: Double, tags: Int)? {
    let stated = rows.filter { !$0.isComposite }.compactMap(\.calibration.value)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    return stated.isEmpty ? nil : (mean(stated.map(\.error)), mean(stated.map(\.byChance)), stated.count)
  }
}
