import ModelProfiles

/// All rates in one table, darker where higher: the profile at a glance, and every figure leads to its passages.
struct GlanceTable {
  let context: PageContext

  func render() -> String {
    let profile = context.profile
    let highest = max(0.0001, profile.groups.flatMap(\.rates).compactMap(\.headline.rate).max() ?? 0)
    let heads = profile.groups.map { HTMLText.escaped($0.key.title).replacing(" · ", with: "<br>") }
    var rows = ["<tr><td></td>\(heads.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr>"]
    rows.append(row("readable texts") { "\($0.readable)" })
    rows.append(row("prompts") { "\($0.prompts)" })
    let body = profile.labels.map { label in
      let cells = profile.groups.map { cell(label, $0, highest) }
      let definition = HTMLText.escaped(context.definition(of: label))
      let title = definition.isEmpty ? "" : " title=\"\(definition)\""
      return "<tr><th scope=\"row\"\(title)>\(name(label))</th>\(cells.joined())</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Rates of all labels in all groups, in percent">
      <table class="glance"><thead>\(rows.joined(separator: "\n"))</thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>
      """
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
      <td class="\(shade)" title="\(rate.share.k) of \(rate.share.n); 95 %: \(range)">\
      \(context.link(group.isSmall ? "(\(text))" : text, label, group))</td>
      """
  }
}
