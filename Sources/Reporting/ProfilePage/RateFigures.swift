import ModelProfiles

/// Rates with intervals: one chart for each tag and composite, a row for each group.
struct RateFigures {
  let context: PageContext

  /// Labels that no group voices are named, not drawn.
  func render() -> String {
    let profile = context.profile
    let drawn = profile.labels.filter { label in profile.groups.contains { ($0[label.id]?.share.k ?? 0) > 0 } }
    let silent = profile.labels.filter { !drawn.contains($0) }
    let rates = profile.groups.flatMap(\.rates)
    let highest = rates.flatMap { [$0.headline.rate, $0.headline.interval?.high, $0.share.rate].compactMap { $0 } }
      .max()
    let end = Self.nice(highest ?? 1)
    let bounds = profile.groups.compactMap { group in
      group.tags.first.flatMap { rate in rate.share.n > 0 ? 3 / Double(rate.share.n) : nil }
    }
    let note =
      silent.isEmpty
      ? ""
      : """
      <p class="note">In no text of any group: \(silent.map { HTMLText.escaped($0.id) }.joined(separator: ", ")). \
      Silence still allows a rate of 3/n\(bounds.max().map { ", at most \(PercentText.of(min(1, $0))) % here" } ?? "").</p>
      """
    return """
      <div class="charts">
      \(drawn.map { figure($0, end: end).render() }.joined(separator: "\n"))
      </div>
      \(note)
      """
  }

  /// The next round share at or above a share.
  static func nice(_ share: Double) -> Double {
    [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].first { $0 >= share } ?? 1
  }

  private func figure(_ label: ProfileLabel, end: Double) -> ChartFigure {
    let rates = context.profile.groups.compactMap { group in group[label.id].map { (group, $0) } }
    let definition = HTMLText.escaped(context.definition(of: label))
    return ChartFigure(
      kind: .rates,
      title: "<b>\(context.link(label))</b>\(definition.isEmpty ? "" : "<span>\(definition)</span>")",
      description: "Rate of \(label.id) with its 95 % interval in each group",
      rows: rates.map { row($1, label, $0) }, params: [("xmax", end)],
      height: (rates.count > 40 ? 13 : 20) * max(1, rates.count), table: RateTable(context: context).render(label))
  }

  private func row(_ rate: LabelRate, _ label: ProfileLabel, _ group: GroupProfile) -> ChartRow {
    let shown = rate.headline
    var more = "\(rate.share.k) of \(rate.share.n) texts, \(PluralText.of(group.prompts, "prompt"))"
    if shown.isCorrected { more += "; audited, raw \(PercentText.of(rate.share.rate)) %" }
    let anchor = context.hasEvidence(label) ? "#\(context.anchor(label))" : ""
    return context.palette.members(of: group) + [
      ("rate", .number(shown.rate)), ("low", .number(shown.interval?.low)), ("high", .number(shown.interval?.high)),
      ("raw", .number(shown.isCorrected ? rate.share.rate : nil)),
      ("says", .text("\(PercentText.of(shown.rate)) % [\(PercentText.of(shown.interval))]")), ("more", .text(more)),
      ("link", .text(anchor)),
    ]
  }
}
