import ModelProfiles

/// Both arms of a contrast, and beside them their difference over paired prompts.
struct ContrastFigures {
  let context: PageContext

  func render() -> String { context.profile.contrasts.map(block).joined(separator: "\n") }

  private func block(_ contrast: Contrast) -> String {
    let group = contrast.key.entries.isEmpty ? "" : HTMLText.escaped(contrast.key.title) + ": "
    let arms = [contrast.first, contrast.second].enumerated().map { place, arm in
      """
      <span><i class="arm\(place)">\(GroupPalette.shapes[place])</i> \(HTMLText.escaped(GroupKey.text(arm.value))), \
      \(arm.ledger.readable) readable texts</span>
      """
    }
    let texts = contrast.isOneSampleEach ? "one text in each arm" : "several texts in an arm"
    let small = contrast.isSmall ? " <b>Few pairs: read nothing into these figures.</b>" : ""
    return """
      <h3>\(group)\(HTMLText.escaped(contrast.column.name)), \(HTMLText.escaped(contrast.title))</h3>
      <p class="legend">\(arms.joined(separator: "\n")) <span>\(PluralText.of(contrast.pairs, "paired prompt")), \
      \(texts).\(small)</span></p>
      <div class="charts pair">
      \(armsFigure(contrast).render())
      \(differenceFigure(contrast).render())
      </div>
      \(outcomes(contrast))
      """
  }

  /// Main comparisons first.
  private func sorted(_ contrast: Contrast) -> [LabelContrast] {
    contrast.labels.filter(\.isPrimary) + contrast.labels.filter { !$0.isPrimary }
  }

  private func name(_ row: LabelContrast) -> String { (row.isPrimary ? "◆ " : "") + context.short(row.label) }

  private func height(_ contrast: Contrast) -> Int { 28 * max(1, contrast.labels.count) }

  private func armsFigure(_ contrast: Contrast) -> ChartFigure {
    let labels = sorted(contrast)
    let highest = labels.flatMap {
      [$0.firstInterval?.high ?? $0.first.rate, $0.secondInterval?.high ?? $0.second.rate]
    }
    let rows = labels.flatMap { row in
      [(contrast.first, row.first, row.firstInterval), (contrast.second, row.second, row.secondInterval)].enumerated()
        .map { place, side -> ChartRow in
          let (arm, share, interval) = side
          let shown = interval ?? share.wilson
          let says = "\(PercentText.of(share.rate)) % [\(PercentText.of(shown))], \(share.k) of \(share.n)"
          return [
            ("label", .text(name(row))), ("name", .text(row.label.id)), ("arm", .text(GroupKey.text(arm.value))),
            ("i", .integer(place)), ("a", .integer(contrast.isSmall ? -1 : place)), ("rate", .number(share.rate)),
            ("low", .number(shown?.low)), ("high", .number(shown?.high)), ("says", .text(says)),
          ]
        }
    }
    return ChartFigure(
      kind: .arms, title: "<b>Both arms</b><span>percent of readable texts, 95 %</span>",
      description: "Rates of every label in both arms of \(contrast.title)", rows: rows,
      params: [("xmax", RateFigures.nice(highest.compactMap { $0 }.max() ?? 1))], height: height(contrast),
      table: ContrastTable(context: context).arms(contrast, labels))
  }

  private func differenceFigure(_ contrast: Contrast) -> ChartFigure {
    let labels = sorted(contrast)
    let margin = labels.compactMap(\.equivalence?.margin).first
    let rows = labels.map { row -> ChartRow in
      let shown = row.corrected ?? Estimate(row.difference, row.interval)
      let adjusted = "\(PercentText.p(row.p)), adjusted \(PercentText.p(row.pAdjusted))"
      return [
        ("label", .text(name(row))), ("name", .text(row.label.id)), ("c", .integer(contrast.isSmall ? -1 : 0)),
        ("difference", .number(shown.value)), ("low", .number(shown.interval?.low)),
        ("high", .number(shown.interval?.high)), ("from", .number(margin.map { -$0 })), ("to", .number(margin)),
        ("says", .text("\(PercentText.of(shown.value)) [\(PercentText.of(shown.interval))]")), ("p", .text(adjusted)),
        ("more", .text(row.warning ?? (row.corrected == nil ? "raw" : "audited"))),
      ]
    }
    let band = margin.map { "; the band is ±\(PointsText.of($0)), the margin of equivalence" } ?? ""
    return ChartFigure(
      kind: .difference,
      title: """
        <b>Difference</b><span>points, mean of the paired prompts (rates are of all texts), \
        \(HTMLText.escaped(contrast.title)), 95 %\(band)</span>
        """,
      description: "Difference of every label between the arms, \(contrast.title), with its 95 % interval",
      rows: rows, height: height(contrast), table: ContrastTable(context: context).differences(contrast, labels))
  }

  private func outcomes(_ contrast: Contrast) -> String {
    guard !contrast.outcomes.isEmpty else { return "" }
    let rows = contrast.outcomes.flatMap { gap in
      [("all", gap.all), ("suspicion voiced", gap.suspected), ("none voiced", gap.unsuspected)].map { name, part in
        PageTable.Row(
          cells: [
            "\(HTMLText.escaped(gap.outcome)), \(name)", "\(part.pairs)", PercentText.of(part.first.rate),
            PercentText.of(part.second.rate), PercentText.of(part.difference.value),
            PercentText.of(part.difference.interval),
          ], isSmall: part.pairs < Profile.fewPrompts)
      }
    }
    let arms = [contrast.first, contrast.second].map { HTMLText.escaped(GroupKey.text($0.value)) + ", %" }
    return "<h4>Gap of outcomes, an association</h4>"
      + PageTable.render(
        "Gaps of outcomes, \(contrast.key.title), \(contrast.title)",
        heads: ["", "prompts"] + arms + ["points", "95 %"], rows)
  }
}
