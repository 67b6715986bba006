import Evaluation

/// An evaluation as text, Markdown-like columns that also read without colour.
package struct EvaluationTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  package func render(_ evaluation: Evaluation, mistakes: Int, showText: Bool) -> String {
    var lines = [style(Self.line("", ["P", "R", "F1", "95 % by prompt", "AUROC", "AP", "present"]), .bold)]
    lines += evaluation.rows.map(line)
    for positives in [10, 20] {
      if let macro = evaluation.macroF1(positives: positives) {
        lines.append(
          Self.line(
            "macro, \(positives) or more present",
            ["", "", Self.decimal(macro.value), "", "", "", "\(macro.tags) tags"]))
      }
    }
    lines.append("")
    lines.append(
      "\(evaluation.matched) texts with gold; \(evaluation.withoutText) gold rows without a text, "
        + "\(evaluation.withoutGold) texts without gold")
    let withheld = evaluation.rows.filter { !$0.isStated }.map(\.name)
    if !withheld.isEmpty {
      lines.append(
        "withheld, fewer than \(Evaluation.Row.minimumPositives) present texts: \(withheld.joined(separator: ", "))")
    }
    return (lines + worst(evaluation, mistakes, showText)).joined(separator: "\n") + "\n"
  }

  private func line(_ row: Evaluation.Row) -> String {
    guard row.isStated else {
      return style(Self.line(row.name, ["", "", "–", "", "", "", "\(row.counts.positives)"]), .dim)
    }
    let interval = row.interval.map { "\(Self.decimal($0.low))–\(Self.decimal($0.high))" } ?? "–"
    return Self.line(
      row.name,
      [
        Self.decimal(row.counts.precision), Self.decimal(row.counts.recall), Self.decimal(row.counts.f1), interval,
        Self.decimal(row.auroc), Self.decimal(row.averagePrecision), "\(row.counts.positives)",
      ])
  }

  private func worst(_ evaluation: Evaluation, _ count: Int, _ showText: Bool) -> [String] {
    guard count > 0 else { return [] }
    var lines: [String] = []
    for (title, isMiss) in [("missed", true), ("found wrongly", false)] {
      let found = evaluation.mistakes.filter { $0.isMiss == isMiss }
      guard !found.isEmpty else { continue }
      lines += ["", style("\(title), \(min(count, found.count)) of \(found.count)", .bold)]
      for mistake in found.prefix(count) {
        lines.append("  \(TextStyle.visible(mistake.id))  \(mistake.tag)  score \(Self.decimal(mistake.score))")
        if showText { lines += mistake.quotes.prefix(3).map { "      " + TextStyle.visible(String($0.prefix(200))) } }
      }
    }
    return lines
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    let widths = [6, 6, 6, 16, 7, 6, 9]
    let padded = name + String(repeating: " ", count: max(1, 33 - name.count))
    return padded + zip(cells, widths).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined()
  }

  private static func decimal(_ value: Double?) -> String {
    guard let value else { return "–" }
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
