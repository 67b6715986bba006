import Evaluation

/// An evaluation as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.
package struct EvaluationPage {
  private let tool: String
  private let digest: String
  private let mistakes: Int
  private let showText: Bool

  /// - Parameters:
  ///   - mistakes: How many misses and how many false alarms are listed.
  ///   - showText: Adds the evidence of what is listed; without it no text of a transcript is in the page.
  package init(tool: String, digest: String, mistakes: Int, showText: Bool) {
    self.tool = tool
    self.digest = digest
    self.mistakes = mistakes
    self.showText = showText
  }

  /// The same evaluation gives the same bytes.
  package func render(_ evaluation: Evaluation) -> String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>Aside: labels against gold</title>
    <style>
    \(EvaluationPageStyle.sheet)
    </style></head><body><main>
    <h1>Labels against gold</h1>
    <p class="lead">\(evaluation.matched) texts with gold; \(evaluation.withoutText) gold rows without a text, \
    \(evaluation.withoutGold) texts without gold. <span class="quiet">Aside \(HTMLText.escaped(tool)), rules \
    <code>\(HTMLText.escaped(String(digest.prefix(12))))</code>.</span></p>
    \(tiles(evaluation))
    \(sections(evaluation).map { section($0.title, $0.note, $0.body) }.joined(separator: "\n"))
    </main></body></html>

    """
  }

  private func section(_ title: String, _ note: String, _ body: String) -> String {
    "<section><h2>\(title)</h2><p class=\"note\">\(note)</p>\n\(body)</section>"
  }

  private func tiles(_ evaluation: Evaluation) -> String {
    let macro = evaluation.macroF1(positives: 10)
    let error = evaluation.meanCalibrationError
    let stances = evaluation.stances.value
    let spans = evaluation.spans.value
    let tiles: [(String, String, String)] = [
      ("macro F1", FigureText.text(macro?.value), "\(macro?.tags ?? 0) tags with 10 or more present"),
      (
        "calibration error", FigureText.text(error?.value),
        "mean of \(error?.tags ?? 0) tags, \(FigureText.text(error?.byChance)) by chance alone"
      ),
      ("same stance", stances.map { "\($0.same) of \($0.both)" } ?? "–", "where both name one"),
      ("quotes touched", spans.map { "\($0.touched) of \($0.located)" } ?? "–", "by a cue of their tag"),
    ]
    let cells = tiles.map { "<div><dt>\($0)</dt><dd>\($1)</dd><dd class=\"quiet\">\($2)</dd></div>" }
    return "<dl class=\"tiles\">\(cells.joined())</dl>"
  }

  private typealias Section = (title: String, note: String, body: String)

  private func sections(_ evaluation: Evaluation) -> [Section] {
    let figures = EvaluationPageTables()
    return [
      (
        "Presence",
        "<span class=\"key f1\">●</span> F1 with 95 % from resampled prompts, <span class=\"key precision\">▲</span> "
          + "precision, <span class=\"key recall\">○</span> recall. Figures of fewer than "
          + "\(EvaluationRow.minimumPositives) present texts are withheld.",
        ForestPlot().render(evaluation.rows) + "\n" + figures.presence(evaluation.rows)
      ),
      (
        "Calibration",
        "How often a tag is present (upward) in texts of a score (to the right), ten bins of equal size over texts "
          + "with a cue of it. On the dashed line scores are probabilities; above it they are too low. Whiskers are "
          + "Wilson intervals.",
        calibration(evaluation.rows)
      ),
      (
        "Stance", "Texts and tags. A row is shaded by its shares; framed cells are where both agree.",
        evaluation.stances.value.map(StanceHeatTable().render) ?? withheld(evaluation.stances.withheld)
      ),
      (
        "Evidence",
        "How cues lie on what readers quoted: quotes that a cue of their tag touches, shared bytes by "
          + "all bytes, F1 over words. Cues are shorter than quotes, so 1 is out of reach.",
        figures.evidence(evaluation)
      ),
      (
        "Rules",
        "Unique: texts with the tag that a rule finds alone. Alarms: texts without it that the rule alone "
          + "gives a counting cue. Precision of fewer than \(RuleFigures.minimumTexts) texts is withheld.",
        figures.rules(evaluation.rules)
      ),
      (
        "Worst mistakes", "Misses with the lowest score, false alarms with the highest.",
        MistakeCards(showText: showText).render(evaluation.mistakes, count: mistakes)
      ),
    ]
  }

  private func calibration(_ rows: [EvaluationRow]) -> String {
    let charts = rows.compactMap { row in row.calibration.value.map { ReliabilityChart().render(row.name, $0) } }
    let reasons = rows.compactMap { row in
      row.calibration.withheld.map { "\(HTMLText.escaped(row.name)) (\(HTMLText.escaped($0.reason)))" }
    }
    let note = reasons.isEmpty ? "" : "<p class=\"quiet\">Withheld: \(reasons.joined(separator: ", ")).</p>"
    return "<div class=\"charts\">\(charts.joined(separator: "\n"))</div>\n\(note)"
  }

  private func withheld(_ reason: Withheld?) -> String {
    "<p class=\"quiet\">Withheld: \(HTMLText.escaped(reason?.reason ?? "")).</p>"
  }
}
