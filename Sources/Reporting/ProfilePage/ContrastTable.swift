import ModelProfiles

/// The figures of a contrast as tables.
struct ContrastTable {
  let context: PageContext

  func arms(_ contrast: Contrast, _ labels: [LabelContrast]) -> String {
    let names = [contrast.first, contrast.second].map { HTMLText.escaped(GroupKey.text($0.value)) }
    return PageTable.render(
      "Both arms of \(contrast.title), \(contrast.key.title)", heads: [""] + names.flatMap { [$0, "of", "%", "95 %"] },
      labels.map { row in
        let cells = [(row.first, row.firstInterval), (row.second, row.secondInterval)].flatMap { share, interval in
          ["\(share.k)", "\(share.n)", PercentText.of(share.rate), PercentText.of(interval ?? share.wilson)]
        }
        return PageTable.Row(cells: [context.link(row.label)] + cells, isSmall: contrast.isSmall)
      })
  }

  func differences(_ contrast: Contrast, _ labels: [LabelContrast]) -> String {
    PageTable.render(
      "Differences \(contrast.title), \(contrast.key.title)",
      heads: [
        "", "points", "95 %", "p", "adjusted", "both", "first only", "second only", "neither", "odds ratio",
        "the same?", "notes",
      ],
      labels.map { row in
        PageTable.Row(
          cells: [
            context.link(row.label) + (row.isPrimary ? " ◆" : ""), PercentText.of(row.difference),
            PercentText.of(row.interval), PercentText.p(row.p), PercentText.p(row.pAdjusted), "\(row.both)",
            "\(row.firstOnly)", "\(row.secondOnly)", "\(row.neither)", oddsRatio(row.oddsRatio),
            equivalence(row.equivalence), notes(row),
          ], isSmall: row.pairs < Profile.fewPrompts)
      })
  }

  private func oddsRatio(_ estimate: Estimate?) -> String {
    guard let estimate else { return "–" }
    let range = estimate.interval.map { bounds in
      " (\(FigureText.text(bounds.low))–\(bounds.high.isFinite ? FigureText.text(bounds.high) : "∞"))"
    }
    return FigureText.text(estimate.value) + (range ?? "")
  }

  private func equivalence(_ test: Equivalence?) -> String {
    guard let test else { return "–" }
    let points = PointsText.of(test.margin)
    return test.isShown ? "within \(points) points" : "not shown within \(points)"
  }

  private func notes(_ row: LabelContrast) -> String {
    let audited = row.corrected.map {
      "audited difference \(PercentText.of($0.value)) (\(PercentText.of($0.interval)))"
    }
    return HTMLText.escaped([row.warning, audited, row.power?.text].compactMap { $0 }.joined(separator: "; "))
  }
}
