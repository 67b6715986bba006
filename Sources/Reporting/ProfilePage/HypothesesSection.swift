import ModelProfiles

/// Performative against consequence-tracking: predictions beside figures, no verdict, and what it cannot tell.
struct HypothesesSection {
  let report: HypothesesReport

  func render() -> String {
    let rows = report.rows.map { row in
      """
      <article><h3>\(HTMLText.escaped(row.statistic))</h3>
      <dl><dt>Consequence-tracking predicts</dt><dd>\(HTMLText.escaped(row.consequence))</dd>
      <dt>Performing predicts</dt><dd>\(HTMLText.escaped(row.performative))</dd></dl>
      \(measures(row))</article>
      """
    }
    let limits = report.limits.map { "<li>\(HTMLText.escaped($0))</li>" }
    return """
      <div class="hypotheses">
      \(rows.joined(separator: "\n"))
      </div>
      <h3>What this table cannot tell</h3>
      <ul>\(limits.joined())</ul>
      """
  }

  private func measures(_ row: HypothesesReport.Row) -> String {
    if let missing = row.missing { return "<p class=\"quiet\">No figure: \(HTMLText.escaped(missing)).</p>" }
    let shown = row.measures.filter { $0.estimate.value != nil }
    let silent = Dictionary(grouping: row.measures.filter { $0.estimate.value == nil }, by: \.basis)
    let notes = silent.sorted { $0.key < $1.key }.map { reason, measures in
      "<p class=\"quiet\">No figure in \(PluralText.of(measures.count, "case")): \(HTMLText.escaped(reason)).</p>"
    }
    guard !shown.isEmpty else { return notes.joined() }
    return PageTable.render(
      row.statistic, kind: "figures measures", heads: ["group", "figure", "value", "95 %", "of"],
      shown.map { measure in
        PageTable.Row(
          cells: [HTMLText.escaped(measure.group), HTMLText.escaped(measure.figure)] + value(measure)
            + [HTMLText.escaped(measure.basis)])
      }) + notes.joined()
  }

  private func value(_ measure: HypothesesReport.Measure) -> [String] {
    let estimate = measure.estimate
    switch measure.unit {
    case .share: return [PercentText.of(estimate.value) + " %", PercentText.of(estimate.interval)]
    case .difference: return [PercentText.of(estimate.value) + " points", PercentText.of(estimate.interval)]
    case .ratio:
      return [FigureText.text(estimate.value), FigureText.range(estimate.interval.map { ($0.low, $0.high) })]
    }
  }
}
