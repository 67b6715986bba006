import ModelProfiles

/// Where in the scratchpad a tag starts: the share of readable texts that have voiced it so far.
struct OnsetFigures {
  let context: PageContext

  func render() -> String {
    let profile = context.profile
    let tags = profile.labels.filter { label in profile.groups.contains { ($0[label.id]?.onset?.count ?? 0) > 0 } }
    return """
      <div class="charts">
      \(tags.map { figure($0).render() }.joined(separator: "\n"))
      </div>
      """
  }

  private func figure(_ label: ProfileLabel) -> ChartFigure {
    let onsets = context.profile.groups.compactMap { group in
      group[label.id]?.onset.flatMap { $0.count > 0 ? (group, $0) : nil }
    }
    return ChartFigure(
      kind: .onset, title: "<b>\(context.link(label))</b>",
      description: "Share of readable texts that have voiced \(label.id) by each place of the scratchpad",
      rows: onsets.flatMap { curve($1, $0) }, table: table(label, onsets))
  }

  /// From the start to the end, so that a text without the tag counts as one in which it may still come.
  private func curve(_ onset: Onset, _ group: GroupProfile) -> [ChartRow] {
    let base = context.palette.members(of: group)
    let readable = max(1, group.readable)
    var sum = 0
    let points = onset.steps.enumerated().map { step, count -> ChartRow in
      sum += count
      return point(Double(step) / Double(Onset.resolution), Double(sum) / Double(readable))
    }
    let last = Double(sum) / Double(readable)
    return (points + [point(1, last)]).map { base + $0 }
  }

  private func point(_ place: Double, _ share: Double) -> ChartRow {
    let says = "\(PercentText.of(share)) % of texts in the first \(Int((place * 100).rounded()) + 5) %"
    return [
      ("x", .number(place)), ("share", .number(share)),
      ("says", .text(place < 1 ? says : "\(PercentText.of(share)) % of texts in all")),
    ]
  }

  private func table(_ label: ProfileLabel, _ onsets: [(GroupProfile, Onset)]) -> String {
    PageTable.render(
      "Onset of \(label.id)", heads: ["", "texts", "median, %", "first third, %", "95 % Wilson", "texts by twentieth"],
      onsets.map { group, onset in
        PageTable.Row(
          cells: [
            HTMLText.escaped(group.key.title), "\(onset.count)", PercentText.of(onset.median),
            PercentText.of(onset.firstThird.rate), PercentText.of(onset.firstThird.wilson),
            onset.steps.map(String.init).joined(separator: " "),
          ], isSmall: group.isSmall)
      })
  }
}
