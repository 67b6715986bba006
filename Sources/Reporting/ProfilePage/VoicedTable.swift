import ModelProfiles
import RuleFormat
import TranscriptModel

/// How tags are voiced: stances, roles, attributes, density, one table for each group.
struct VoicedTable {
  let context: PageContext

  func render() -> String {
    let groups = context.profile.groups.filter { $0.tags.contains { !$0.stances.isEmpty } }
    guard !groups.isEmpty else { return "<p class=\"note\">No tag has a cue.</p>" }
    return groups.enumerated().map { place, group in
      """
      <details\(place == 0 ? " open" : "")><summary>\(HTMLText.escaped(group.key.title))</summary>
      \(table(group))</details>
      """
    }.joined(separator: "\n")
  }

  private func table(_ group: GroupProfile) -> String {
    let heads =
      [""] + Stance.allCases.map(\.rawValue)
      + ["per 1,000 words", "95 %", "texts, %", "decisive", "contributory", "mention", "attributes"]
    let rows = group.tags.filter { !$0.stances.isEmpty }.map {
      PageTable.Row(cells: cells($0), isSmall: group.isSmall)
    }
    return PageTable.render(
      "Stances, density and roles of tags in \(group.key.title)", kind: "figures voice", heads: heads, rows)
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
      FigureText.text(rate.density?.perThousandWords),
      FigureText.range(rate.density?.interval.map { ($0.low, $0.high) }),
      PercentText.of(rate.density?.active.rate),
    ] + roles + [attributes.joined(separator: ", ")]
  }
}
