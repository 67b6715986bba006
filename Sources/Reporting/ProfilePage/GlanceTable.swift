import ModelProfiles

/// All rates in one table, darker where higher: the profile at a glance, and every figure leads to its passages.
struct GlanceTable {
  let context: PageContext

  /// With more groups than this they stand in rows, under labels.
  private static let mostColumns = 10

  func render() -> String {
    let groups = context.profile.groups
    // Rates of few prompts are extreme by chance; they have no shade.
    let large = groups.filter { !$0.isSmall }
    let highest = max(0.0001, large.flatMap(\.rates).compactMap(\.headline.rate).max() ?? 0)
    return groups.count > Self.mostColumns ? byGroup(highest) : byLabel(highest)
  }

  private func table(_ kind: String, _ head: [String], _ body: [String]) -> String {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="Rates of all labels in all groups, in percent">
    <table class="glance \(kind)"><thead>\(head.joined(separator: "\n"))</thead>
    <tbody>
    \(body.joined(separator: "\n"))
    </tbody></table></div>
    """
  }

  private func byLabel(_ highest: Double) -> String {
    let groups = context.profile.groups
    let heads = groups.map { "<th scope=\"col\">\(HTMLText.escaped($0.key.title).replacing(" · ", with: "<br>"))</th>" }
    let head = [
      "<tr><td></td>\(heads.joined())</tr>", row("readable texts") { "\($0.readable)" },
      row("prompts") { "\($0.prompts)" },
    ]
    let body = context.profile.labels.map { label in
      "<tr><th scope=\"row\"\(title(label))>\(name(label))</th>\(groups.map { cell(label, $0, highest) }.joined())</tr>"
    }
    return table("by-label", head, body)
  }

  private func byGroup(_ highest: Double) -> String {
    let labels = context.profile.labels
    let heads = labels.map { "<th scope=\"col\"\(title($0))><span>\(name($0))</span></th>" }
    let body = context.profile.groups.map { group in
      """
      <tr><th scope="row">\(HTMLText.escaped(group.key.title))</th><td class="count">\(group.readable)</td>\
      <td class="count">\(group.prompts)</td>\(labels.map { cell($0, group, highest) }.joined())</tr>
      """
    }
    let counts = "<th scope=\"col\"><span>readable texts</span></th><th scope=\"col\"><span>prompts</span></th>"
    return table("slanted", ["<tr><td></td>\(counts)\(heads.joined())</tr>"], body)
  }

  private func title(_ label: ProfileLabel) -> String {
    let definition = HTMLText.escaped(context.definition(of: label))
    return definition.isEmpty ? "" : " title=\"\(definition)\""
  }

  private func row(_ title: String, _ text: (GroupProfile) -> String) -> String {
    let cells = context.profile.groups.map { "<td class=\"count\">\(text($0))</td>" }
    return "<tr><th scope=\"row\" class=\"count\">\(title)</th>\(cells.joined())</tr>"
  }

  private func name(_ label: ProfileLabel) -> String {
    label.isComposite ? "<i>\(context.link(label))</i>" : context.link(label)
  }

  private func cell(_ label: ProfileLabel, _ group: GroupProfile, _ highest: Double) -> String {
    guard let rate = group[label.id], let value = rate.headline.rate else { return "<td>–</td>" }
    let text = PercentText.of(value)
    let shade = group.isSmall ? "small" : "h\(min(9, Int(value / highest * 9.999)))"
    let range = PercentText.of(rate.headline.interval)
    return """
      <td class="\(shade)" title="\(rate.headline.isCorrected ? "audited, raw " : "")\(rate.share.k) of \(rate.share.n); 95 %: \(range)">\
      \(context.link(group.isSmall ? "(\(text))" : text, label, group))</td>
      """
  }
}
