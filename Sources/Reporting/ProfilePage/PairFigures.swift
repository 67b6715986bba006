import ModelProfiles

/// Which labels go together: one heat map of lifts for each group.
struct PairFigures {
  let context: PageContext

  func render() -> String {
    let groups = context.profile.groups
    let drawn = groups.filter { !$0.pairs.isEmpty }
    let silent = groups.filter(\.pairs.isEmpty).map { HTMLText.escaped($0.key.title) }
    let note = "<p class=\"note\">No pair with enough texts in: \(silent.joined(separator: ", ")).</p>"
    return """
      \(legend)
      <div class="maps">
      \(drawn.map { figure($0).render() }.joined(separator: "\n"))
      </div>
      \(silent.isEmpty ? "" : note)
      """
  }

  private var legend: String {
    let steps = ["under ⅓", "to ½", "to 0.8", "about 1", "to 2", "to 3", "over 3"]
    let keys = steps.enumerated().map { "<span><i class=\"d\($0)\">■</i> \($1)</span>" }
    return """
      <p class="legend">Lift: \(keys.joined(separator: "\n"))
      <span><i class="hidden">■</i> hidden, or never voiced</span></p>
      """
  }

  private func figure(_ group: GroupProfile) -> ChartFigure {
    let shown = Set(group.pairs.flatMap { [$0.first, $0.second] })
    let labels = context.profile.labels.filter(shown.contains)
    let pairs = Dictionary(group.pairs.map { (Set([$0.first, $0.second]), $0) }) { first, _ in first }
    let rows = labels.indices.flatMap { row in
      labels.indices.filter { $0 < row }.map { column in
        cell(labels[column], labels[row], pairs[[labels[column], labels[row]]])
      }
    }
    let hidden = "\(group.hiddenPairs) of \(group.hiddenPairs + group.pairs.count) pairs hidden"
    return ChartFigure(
      kind: .pairs,
      title: "<b>\(HTMLText.escaped(group.key.title))</b><span>\(group.readable) readable texts; \(hidden)</span>",
      description: "Lift of pairs of labels in \(group.key.title)", rows: rows, table: table(group))
  }

  private func cell(_ first: ProfileLabel, _ second: ProfileLabel, _ pair: CoOccurrence?) -> ChartRow {
    let base: ChartRow = [
      ("a", .text(context.short(first))), ("b", .text(context.short(second))),
      ("pair", .text("\(first.id) + \(second.id)")), ("step", .integer(pair.map(Self.step) ?? -1)),
    ]
    guard let pair else {
      let reason = "fewer than \(Int(CoOccurrence.leastExpected)) texts expected in a cell"
      return base + [("text", .text("·")), ("says", .text("hidden")), ("more", .text(reason))]
    }
    let value = FigureText.text(pair.lift.value)
    return base + [
      ("text", .text(value)), ("says", .text("\(value) [\(Self.range(pair.lift))]")),
      ("more", .text("\(pair.both) of \(pair.n) texts with both; φ \(FigureText.text(pair.phi.value))")),
    ]
  }

  /// Which of the seven colours a lift has.
  private static func step(_ pair: CoOccurrence) -> Int {
    let limits: [Double] = [1.0 / 3, 0.5, 0.8, 1.25, 2, 3]
    return pair.lift.value.map { lift in limits.count { $0 <= lift } } ?? -1
  }

  private static func range(_ estimate: Estimate) -> String {
    guard let interval = estimate.interval else { return "–" }
    return "\(FigureText.text(interval.low))–\(interval.high.isFinite ? FigureText.text(interval.high) : "∞")"
  }

  private func table(_ group: GroupProfile) -> String {
    PageTable.render(
      "Pairs of labels in \(group.key.title)",
      heads: ["", "both", "first only", "second only", "neither", "lift", "95 %", "odds ratio", "95 %", "φ", "95 %"],
      group.pairs.map { pair in
        let figures = [pair.lift, pair.oddsRatio, pair.phi].flatMap { [FigureText.text($0.value), Self.range($0)] }
        let counts = [pair.both, pair.firstOnly, pair.secondOnly, pair.neither].map(String.init)
        return PageTable.Row(
          cells: ["\(context.link(pair.first)) + \(context.link(pair.second))"] + counts + figures,
          isSmall: group.isSmall)
      })
  }
}
