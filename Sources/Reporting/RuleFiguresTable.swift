import Evaluation

/// What each rule adds, as text.
struct RuleFiguresTable {
  private let style: TextStyle
  private static let columns = TextColumns(nameWidth: 46, [6, 9, 6, 12, 8, 7])

  init(style: TextStyle) { self.style = style }

  /// Rules that fire, then how many never do.
  func lines(_ rules: [RuleFigures]) -> [String] {
    let firing = rules.filter { $0.fires > 0 }
    var lines = [
      "", style(Self.columns.line("by rule", ["fires", "counting", "P", "95 %", "unique", "alarms"]), .bold),
    ]
    lines += firing.map { rule in
      Self.columns.line(
        rule.rule,
        [
          "\(rule.fires)", "\(rule.counting)", FigureText.text(rule.precision.value), FigureText.range(rule.interval),
          "\(rule.unique)", "\(rule.wrongAlone)",
        ])
    }
    lines.append(
      "\(rules.count - firing.count) rules never fire here. unique: texts found by it alone; alarms: false alarms of "
        + "it alone; P withheld under \(RuleFigures.minimumTexts) texts.")
    return lines
  }
}
