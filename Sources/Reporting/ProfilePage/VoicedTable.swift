import ModelProfiles
import RuleFormat
import TranscriptModel

/// How tags are voiced: stances, roles, attributes, density, one table for all groups.
struct VoicedTable {
  let context: PageContext

  func render() -> String {
    let heads =
      [""] + Stance.allCases.map(\.rawValue)
      + ["cues per 1,000 words", "95 %", "texts with any, %", "decisive", "contributory", "mention", "attributes"]
    let rows = context.profile.groups.flatMap { group -> [PageTable.Row] in
      let tags = group.tags.filter { !$0.stances.isEmpty }
      guard !tags.isEmpty else { return [] }
      let title = PageTable.Row(cells: [HTMLText.escaped(group.key.title)], isHeading: true)
      return [title] + tags.map { PageTable.Row(cells: cells($0), isSmall: group.isSmall) }
    }
    guard !rows.isEmpty else { return "<p class=\"note\">No tag has a cue.</p>" }
    return PageTable.render("Stances, density and roles of tags", heads: heads, rows)
  }

  private func cells(_ rate: LabelRate) -> [String] {
    let stances = Stance.allCases.map { stance in
      rate.stances.first { $0.stance == stance }.map { "\($0.share.k)" } ?? "·"
    }
    let roles = [Role.decisive, .contributory, .mention].map { role in rate.roles[role].map(String.init) ?? "·" }
    let attributes = rate.attributes.map {
      "\(HTMLText.escaped($0.attribute)) \(HTMLText.escaped($0.value)) \($0.share.k)"
    }
    return [context.link(rate.label)] + stances + [
      FigureText.text(rate.density?.perThousandWords), FigureText.range(rate.density?.interval.map { ($0.low, $0.high) }),
      PercentText.of(rate.density?.active.rate),
    ] + roles + [attributes.joined(separator: ", ")]
  }
}
