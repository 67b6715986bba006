import Evaluation

/// An evaluation as text, columns that also read without colour.
package struct EvaluationTable {
  private let style: TextStyle
  private static let figures = TextColumns([6, 6, 6, 16, 7, 6, 9])
  private static let evidence = TextColumns([6, 11, 10, 13, 13, 6, 8])

  package init(style: TextStyle) { self.style = style }

  /// - Parameters:
  ///   - mistakes: How many misses and how many false alarms are listed.
  ///   - byRule: Adds a line for each rule that fires.
  ///   - showText: Adds the evidence of what is listed.
  package func render(_ evaluation: Evaluation, mistakes: Int, byRule: Bool = false, showText: Bool) -> String {
    var lines = [style(Self.figures.line("", ["P", "R", "F1", "95 % by prompt", "AUROC", "AP", "present"]), .bold)]
    lines += evaluation.rows.map(line)
    for positives in [10, 20] {
      if let macro = evaluation.macroF1(positives: positives) {
        lines.append(
          Self.figures.line(
            "macro, \(positives) or more present",
            ["", "", FigureText.text(macro.value), "", "", "", "\(macro.tags) tags"]))
      }
    }
    lines += ["", texts(evaluation)]
    lines += evaluation.rows.compactMap { row in row.withheld.map { "withheld for \(row.name): \($0.reason)" } }
    lines += evidence(evaluation)
    lines += StanceTable(style: style).lines(evaluation.stances)
    if byRule { lines += RuleFiguresTable(style: style).lines(evaluation.rules) }
    lines += MistakeList(style: style, showText: showText).lines(evaluation.mistakes, count: mistakes)
    return lines.joined(separator: "\n") + "\n"
  }

  private func texts(_ evaluation: Evaluation) -> String {
    let ids = evaluation.idsWithoutText.map { TextStyle.visible($0) }.joined(separator: ", ")
    let more = evaluation.withoutText > evaluation.idsWithoutText.count ? ", …" : ""
    return "\(evaluation.matched) texts with gold; \(evaluation.withoutText) gold rows without a text"
      + (ids.isEmpty ? "" : " (\(ids)\(more))") + ", \(evaluation.withoutGold) texts without gold"
  }

  private func line(_ row: EvaluationRow) -> String {
    guard row.isStated else {
      return style(Self.figures.line(row.name, ["", "", "–", "", "", "", "\(row.counts.positives)"]), .dim)
    }
    return Self.figures.line(
      row.name,
      [
        FigureText.text(row.counts.precision), FigureText.text(row.counts.recall), FigureText.text(row.counts.f1),
        FigureText.range(row.interval), FigureText.text(row.auroc), FigureText.text(row.averagePrecision),
        "\(row.counts.positives)",
      ])
  }

  /// Calibration, stance and places; withheld figures are dashes, their reasons follow once each.
  private func evidence(_ evaluation: Evaluation) -> [String] {
    var lines = [
      "",
      style(
        Self.evidence.line("", ["ECE", "by chance", "with cue", "same stance", "quotes found", "IoU", "word F1"]),
        .bold),
    ]
    lines += evaluation.rows.map(evidence)
    if let mean = evaluation.meanCalibrationError {
      lines.append(
        Self.evidence.line(
          "all tags, mean ECE",
          [FigureText.text(mean.value), FigureText.text(mean.byChance), "\(mean.tags) tags"] + spans(evaluation)))
    }
    let reasons = evaluation.rows.compactMap { row in
      row.calibration.withheld.map { "\(row.name) (\($0.reason))" }
    }
    if !reasons.isEmpty { lines += ["ECE withheld: " + reasons.joined(separator: ", ")] }
    return lines
  }

  private func spans(_ evaluation: Evaluation) -> [String] {
    [Self.stance(evaluation.stances.value)] + Self.spans(evaluation.spans.value)
  }

  private func evidence(_ row: EvaluationRow) -> String {
    let calibration = row.calibration.value
    let cells = [
      FigureText.text(calibration?.error), FigureText.text(calibration?.byChance),
      calibration.map { "\($0.count)" } ?? "–",
    ]
    return Self.evidence.line(
      row.name, cells + [Self.stance(row.stances?.value)] + Self.spans(row.spans?.value))
  }

  private static func stance(_ confusion: StanceConfusion?) -> String {
    confusion.map { "\($0.same) of \($0.both)" } ?? "–"
  }

  private static func spans(_ overlap: SpanOverlap?) -> [String] {
    guard let overlap else { return ["–", "–", "–"] }
    return [
      "\(overlap.touched) of \(overlap.located)", FigureText.text(overlap.byteIoU), FigureText.text(overlap.wordF1),
    ]
  }
}
