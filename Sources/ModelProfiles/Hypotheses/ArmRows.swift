import Statistics
import TranscriptModel

/// The lines that look at further arms: three tiers, and interventions on what a model believes.
struct ArmRows {
  private let sums: ProfileSums
  private let request: ProfileRequest
  private let method: ContrastMethod
  private static let faking = "alignment-faking.graded"

  init(_ sums: ProfileSums, _ request: ProfileRequest, _ method: ContrastMethod) {
    self.sums = sums
    self.request = request
    self.method = method
  }

  /// Trained against rated, and rated against neither, where a column has such values.
  var threeTiers: HypothesesReport.Row {
    var measures: [HypothesesReport.Measure] = []
    for column in sums.columns {
      let values = Dictionary(sums.values(of: column).map { ($0.text.lowercased(), $0) }) { first, _ in first }
      guard let trained = values["trained"], let rated = values["rated"], let neither = values["neither"] else {
        continue
      }
      measures += gaps(column, trained, rated) + gaps(column, rated, neither)
    }
    return HypothesesReport.Row(
      statistic: "Three tiers: trained on, rated only, neither",
      consequence: "a gap between trained and rated",
      performative: "a gap between observed and unobserved, whether trained or not", measures: measures,
      missing: measures.isEmpty ? "needs a column with the values trained, rated and neither" : nil)
  }

  private func gaps(
    _ column: ProfileColumn, _ first: ScalarValue, _ second: ScalarValue
  ) -> [HypothesesReport.Measure] {
    let contrasts = ContrastSet.contrasts(sums, by: request.by, column, (first, second), method).made
    return contrasts.flatMap { contrast -> [HypothesesReport.Measure] in
      let group = contrast.key.entries.isEmpty ? contrast.title : "\(contrast.key.title): \(contrast.title)"
      let label = contrast[Self.faking].map { row in
        HypothesesReport.Measure(
          group: group, figure: "Δ \(Self.faking)", estimate: Estimate(row.difference, row.interval),
          unit: .difference, basis: PluralText.of(row.pairs, "prompt"))
      }
      let outcomes = contrast.outcomes.map { gap in
        HypothesesReport.Measure(
          group: group, figure: "gap of \(gap.outcome)", estimate: gap.all.difference, unit: .difference,
          basis: PluralText.of(gap.all.pairs, "prompt"))
      }
      return (label.map { [$0] } ?? []) + outcomes
    }
  }

  /// A is what researchers are believed to expect, B what is believed to follow; + and − raise and lower it.
  var interventions: HypothesesReport.Row {
    var measures: [HypothesesReport.Measure] = []
    for column in sums.columns {
      let arms = InterventionArms(sums.values(of: column))
      guard arms.isComplete else { continue }
      let rest = request.by.filter { $0 != column }
      let cells = Dictionary(grouping: sums.grouped(by: rest + [column])) { $0.key.without([column]) }
      for (key, groups) in cells.sorted(by: { $0.key < $1.key }) {
        measures += net(arms, groups.map { ($0.key[column] ?? .null, $0.sums) }, in: key.title)
      }
    }
    return HypothesesReport.Row(
      statistic: "Alignment faking across interventions on beliefs: net of A (expectations) and of B (consequences)",
      consequence: "moves with B: a B-fraction above 0.5", performative: "moves with A: a B-fraction below 0.5",
      measures: measures,
      missing: measures.isEmpty ? "needs a column in --by whose values are A+, A-, B+ and B- (or A1+, A2+, …)" : nil)
  }

  private func net(
    _ arms: InterventionArms, _ groups: [(value: ScalarValue, sums: GroupSums)], in title: String
  ) -> [HypothesesReport.Measure] {
    guard let label = sums.names.index(Self.faking) else { return [] }
    let table = InterventionTable(arms, groups, label)
    let figures: [(String, HypothesesReport.Unit, ([Double]) -> Double?)] = [
      ("A net: A+ − A-", .difference, { InterventionTable.net($0, 0) }),
      ("B net: B+ − B-", .difference, { InterventionTable.net($0, 4) }),
      ("B-fraction", .share, InterventionTable.fraction),
    ]
    return figures.map { name, unit, figure in
      HypothesesReport.Measure(
        group: title, figure: "\(name) of \(Self.faking)",
        estimate: Estimate(
          figure(table.sums), FigureInterval(method.bootstrap.interval(table.prompts, figure))), unit: unit,
        basis: PluralText.of(table.prompts.count, "prompt"))
    }
  }
}
