import Evaluation

/// The tables of an evaluation's page.
struct EvaluationPageTables {
  func presence(_ rows: [EvaluationRow]) -> String {
    let table = HTMLText.table(
      "figures", heads: ["", "precision", "recall", "F1", "AUROC", "AP", "TP", "FP", "FN", "TN"],
      rows.map { row in
        let counts = row.counts
        let figures =
          row.isStated
          ? [
            Self.figure(counts.precision, row.precisionInterval), Self.figure(counts.recall, row.recallInterval),
            Self.figure(counts.f1, row.interval), FigureText.text(row.auroc), FigureText.text(row.averagePrecision),
          ] : [String](repeating: "–", count: 5)
        return [Self.name(row)] + figures
          + [counts.truePositives, counts.falsePositives, counts.falseNegatives, counts.trueNegatives].map(String.init)
      })
    return "<details><summary>All figures</summary>\(table)</details>"
  }

  func evidence(_ evaluation: Evaluation) -> String {
    guard evaluation.spans.value != nil else {
      return "<p class=\"quiet\">Withheld: \(HTMLText.escaped(evaluation.spans.withheld?.reason ?? "")).</p>"
    }
    let rows = evaluation.rows.filter { !$0.isComposite }.map { row in
      [Self.name(row)] + Self.spans(row.spans?.value, row.stances?.value)
    }
    let sum = ["<b>all tags</b>"] + Self.spans(evaluation.spans.value, evaluation.stances.value)
    return HTMLText.table(
      "figures", heads: ["", "quotes", "in the text", "touched", "share", "byte IoU", "word F1", "same stance"],
      rows + [sum])
  }

  /// Rules that fire; the rest are counted.
  func rules(_ rules: [RuleFigures]) -> String {
    let firing = rules.filter { $0.fires > 0 }
    let table = HTMLText.table(
      "rules", heads: ["", "tag", "fires", "counting", "precision", "unique", "alarms"],
      firing.map { rule in
        [
          "<code>\(HTMLText.escaped(rule.rule))</code>", HTMLText.escaped(rule.tag), "\(rule.fires)",
          "\(rule.counting)", rule.precision.value == nil ? "–" : Self.figure(rule.precision.value, rule.interval),
          Self.bar(rule.unique), "\(rule.wrongAlone)",
        ]
      })
    return """
      <details\(firing.count > 40 ? "" : " open")><summary>\(firing.count) rules fire, \
      \(rules.count - firing.count) never do</summary>\(table)</details>
      """
  }

  private static func spans(_ overlap: SpanOverlap?, _ confusion: StanceConfusion?) -> [String] {
    let stance = confusion.map { "\($0.same) of \($0.both)" } ?? "–"
    guard let overlap else { return [String](repeating: "–", count: 6) + [stance] }
    return [
      "\(overlap.quotes)", "\(overlap.located)", "\(overlap.touched)", FigureText.text(overlap.touchedShare),
      FigureText.text(overlap.byteIoU), FigureText.text(overlap.wordF1), stance,
    ]
  }

  private static func name(_ row: EvaluationRow) -> String {
    let name = HTMLText.escaped(row.name)
    return row.isComposite ? "<i>\(name)</i>" : name
  }

  private static func figure(_ value: Double?, _ interval: (low: Double, high: Double)?) -> String {
    let range = interval == nil ? "" : " <span class=\"quiet\">\(FigureText.range(interval))</span>"
    return FigureText.text(value) + range
  }

  private static func bar(_ count: Int) -> String {
    "<span class=\"bar\" style=\"--count:\(min(count, 40))\"></span>\(count)"
  }
}
