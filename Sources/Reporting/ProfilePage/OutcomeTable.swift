import ModelProfiles

/// Rates of labels among texts of one outcome beside those of another.
struct OutcomeTable {
  let context: PageContext

  /// Empty without outcomes.
  func render() -> String {
    let rows = context.profile.groups.flatMap { group -> [PageTable.Row] in
      guard !group.outcomes.isEmpty else { return [] }
      let title = PageTable.Row(cells: [HTMLText.escaped(group.key.title)], isHeading: true)
      return [title]
        + group.outcomes.map { outcome in
          let name = HTMLText.escaped("\(outcome.outcome) = \(GroupKey.text(outcome.value))")
          let rates = context.profile.labels.map { label in
            outcome.rates.first { $0.label == label }.map { PercentText.of($0.share.rate) } ?? "–"
          }
          return PageTable.Row(
            cells: [name, "\(outcome.share.k)"] + rates, isSmall: group.isSmall || outcome.share.k < Profile.fewPrompts)
        }
    }
    guard !rows.isEmpty else { return "" }
    let heads = ["", "texts"] + context.profile.labels.map { "<span>\(HTMLText.escaped(context.short($0)))</span>" }
    return PageTable.render("Rates of labels by outcome, percent", kind: "figures slanted", heads: heads, rows)
  }
}
