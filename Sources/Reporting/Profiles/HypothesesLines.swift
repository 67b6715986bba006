import ModelProfiles

/// Performative against consequence-tracking, as text: figures and predictions, no verdict.
struct HypothesesLines {
  private let style: TextStyle

  init(style: TextStyle) { self.style = style }

  func lines(_ report: HypothesesReport) -> [String] {
    var lines = [style("Performative against consequence-tracking: what each account predicts", .bold)]
    for (place, row) in report.rows.enumerated() { lines += self.lines(row, number: place + 1) }
    lines += ["", style("What this table cannot tell", .bold)]
    return lines + report.limits.flatMap { WrappedText.lines($0, first: "- ", rest: "  ") }
  }

  private func lines(_ row: HypothesesReport.Row, number: Int) -> [String] {
    var lines = [""] + WrappedText.lines(row.statistic, first: "\(number). ", rest: "   ").map { style($0, .bold) }
    lines += WrappedText.lines("consequence-tracking predicts: " + row.consequence, first: "   ", rest: "     ")
    lines += WrappedText.lines("performing predicts: " + row.performative, first: "   ", rest: "     ")
    if let missing = row.missing {
      return lines + WrappedText.lines("no figure: " + missing, first: "   ", rest: "     ")
    }
    for measure in row.measures where measure.estimate.value != nil { lines += self.lines(measure) }
    let silent = Dictionary(grouping: row.measures.filter { $0.estimate.value == nil }, by: \.basis)
    for (reason, measures) in silent.sorted(by: { $0.key < $1.key }) {
      lines += WrappedText.lines(
        "no figure in \(PluralText.of(measures.count, "case")): \(reason)", first: "   · ", rest: "     ")
    }
    return lines
  }

  private func lines(_ measure: HypothesesReport.Measure) -> [String] {
    let text =
      "\(measure.group): \(measure.figure) \(Self.value(measure)) — \(measure.basis)"
    return WrappedText.lines(TextStyle.visible(text), first: "   · ", rest: "     ")
  }

  private static func value(_ measure: HypothesesReport.Measure) -> String {
    let estimate = measure.estimate
    guard estimate.value != nil else { return "–" }
    switch measure.unit {
    case .share: return "\(PercentText.of(estimate.value)) % [\(PercentText.of(estimate.interval))]"
    case .difference: return "\(PercentText.of(estimate.value)) points [\(PercentText.of(estimate.interval))]"
    case .ratio:
      let interval = estimate.interval.map { ($0.low, $0.high) }
      return "\(FigureText.text(estimate.value)) [\(FigureText.range(interval))]"
    }
  }
}
