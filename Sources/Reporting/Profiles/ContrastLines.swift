import ModelProfiles

/// The block of one contrast: both arms, the difference, and what the number of prompts can bear.
struct ContrastLines {
  private let style: TextStyle
  private static let columns = TextColumns(nameWidth: 32, [6, 6, 9, 15, 6, 6])

  init(style: TextStyle) { self.style = style }

  func lines(_ contrast: Contrast) -> [String] {
    let group = contrast.key.entries.isEmpty ? "" : contrast.key.title + ": "
    let title = WrappedText.shortened(TextStyle.visible("\(group)\(contrast.column.name) \(contrast.title)"), to: 80)
    let cells = contrast.isOneSampleEach ? "one text each" : "several texts each"
    let size =
      "  \(PluralText.of(contrast.pairs, "paired prompt")), \(cells); readable \(contrast.first.ledger.readable) and "
    let arms = [contrast.first, contrast.second].map { arm in
      WrappedText.shortened(TextStyle.visible(GroupKey.text(arm.value)), to: 5)
    }
    let sorted = contrast.labels.filter(\.isPrimary) + contrast.labels.filter { !$0.isPrimary }
    return [
      style(title, .bold), style(size + "\(contrast.second.ledger.readable)", .dim),
      style(Self.columns.line("", arms + ["points", "95 %", "p", "adj."]), .bold),
    ] + sorted.flatMap { lines($0, contrast) } + outcomes(contrast)
      + [style(Self.measure, .dim), style(legend(contrast), .dim)]
  }

  private static let measure = "  points: mean difference of the paired prompts; rates are of all readable texts"

  private func lines(_ row: LabelContrast, _ contrast: Contrast) -> [String] {
    let shown = row.corrected ?? Estimate(row.difference, row.interval)
    let difference = PercentText.of(shown.value)
    let name =
      WrappedText.shortened(TextStyle.visible(row.label.id), to: row.isPrimary ? 29 : 31) + (row.isPrimary ? " ◆" : "")
    let cells = [
      PercentText.of(row.first.rate), PercentText.of(row.second.rate),
      contrast.isSmall ? "(\(difference))" : difference,
      PercentText.of(shown.interval), PercentText.p(row.p), PercentText.p(row.pAdjusted),
    ]
    let line = Self.columns.line(name, cells)
    let isQuiet = contrast.isSmall || row.both + row.firstOnly + row.secondOnly == 0
    var lines = [isQuiet ? style(line, .dim) : line]
    if row.corrected != nil {
      lines.append(style("  audited difference; raw \(PercentText.of(row.difference))", .dim))
    }
    if let warning = row.warning { lines.append(style("  ! \(warning)", .yellow)) }
    return lines + (row.isPrimary ? details(row) : [])
  }

  private func details(_ row: LabelContrast) -> [String] {
    var parts = [
      "both \(row.both), first only \(row.firstOnly), second only \(row.secondOnly), neither \(row.neither)"
    ]
    if let equivalence = row.equivalence {
      let points = PointsText.of(equivalence.margin)
      let p = equivalence.p.map { " (p = \(PercentText.p($0)))" } ?? ""
      if equivalence.isShown {
        parts.append("the same within \(points) points\(p)")
      } else if row.pAdjusted ?? 1 >= 0.05 {
        parts.append("not shown to be the same within \(points) points")
      }
    }
    if let power = row.power { parts.append(power.text) }
    return WrappedText.lines(parts.joined(separator: "; "), first: "  ", rest: "  ").map { style($0, .dim) }
  }

  private func outcomes(_ contrast: Contrast) -> [String] {
    contrast.outcomes.flatMap { gap -> [String] in
      let parts = [("all", gap.all), ("with suspicion", gap.suspected), ("without", gap.unsuspected)].map {
        "\($0.0) \(PercentText.of($0.1.difference.value)) (\(PercentText.of($0.1.difference.interval)); "
          + "\(PluralText.of($0.1.pairs, "prompt")))"
      }
      let text = "gap of \(TextStyle.visible(gap.outcome)) in points: \(parts.joined(separator: ", ")); an association"
      return WrappedText.lines(text, rest: "    ")
    }
  }

  private func legend(_ contrast: Contrast) -> String {
    let test = contrast.isOneSampleEach ? "exact McNemar" : "sign flips by prompt"
    return "  p: \(test); adj.: Holm over ◆, Benjamini–Hochberg over the rest"
  }
}
