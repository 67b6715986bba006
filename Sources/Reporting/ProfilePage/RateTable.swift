import ModelProfiles

/// Every figure of one label's rate, group by group.
struct RateTable {
  let context: PageContext

  func render(_ label: ProfileLabel) -> String {
    let rates = context.profile.groups.compactMap { group in group[label.id].map { (group, $0) } }
    let isAudited = rates.contains { $0.1.corrected != nil }
    let heads =
      ["", "texts", "of", "%", "95 % by prompt", "95 % Wilson", "95 % robust", "design effect", "ICC"]
      + (isAudited ? ["read by hand", "two-phase", "Rogan–Gladen", "PPI"] : [])
    return PageTable.render(
      "Rates of \(label.id)", heads: heads,
      rates.map { group, rate in
        PageTable.Row(
          cells: [context.link(HTMLText.escaped(group.key.title), label, group)] + raw(rate)
            + (isAudited ? corrected(rate.corrected) : []), isSmall: group.isSmall)
      })
  }

  private func raw(_ rate: LabelRate) -> [String] {
    [
      "\(rate.share.k)", "\(rate.share.n)", PercentText.of(rate.share.rate), PercentText.of(rate.cluster),
      PercentText.of(rate.share.wilson), PercentText.of(rate.analytic), FigureText.text(rate.designEffect),
      FigureText.text(rate.intraclassCorrelation),
    ]
  }

  private func corrected(_ rate: CorrectedRate?) -> [String] {
    guard let rate else { return ["–", "–", "–", "–"] }
    let estimates: [Estimate?] = [rate.twoPhase, rate.roganGladen, rate.predictionPowered]
    return ["\(rate.flagged.k) of \(rate.flagged.n) flagged, \(rate.unflagged.k) of \(rate.unflagged.n) others"]
      + estimates.map { $0.map { "\(PercentText.of($0.value)) (\(PercentText.of($0.interval)))" } ?? "–" }
  }
}
