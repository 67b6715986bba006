import RuleFormat

/// The labelling configuration that the tasks are made for, as XML to paste into a project's settings.
package enum LabelStudioConfiguration {
  private static let colours = [
    "#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e", "#9498a0",
  ]

  package static func xml(_ pack: RulePack) -> String {
    let labels = pack.tags.enumerated().map { number, tag in
      "    <Label value=\"\(escaped(tag.id))\" background=\"\(colours[number % colours.count])\""
        + " hint=\"\(escaped(tag.definition))\"/>"
    }
    let names = pack.tags.map(\.id) + pack.composites.map(\.id)
    let lines =
      [
        "<View>", "  <Labels name=\"tag\" toName=\"text\" showInline=\"true\">",
      ] + labels + [
        "  </Labels>",
        "  <Text name=\"text\" value=\"$text\"/>",
      ] + choices("stance", Stance.allCases.map(\.rawValue), "choice=\"single\" perRegion=\"true\"")
      + ["present", "absent", "unclear"].flatMap { name in
        ["  <Header value=\"\(name)\" size=\"5\"/>"] + choices(name, names, "choice=\"multiple\"")
      } + [
        "  <TextArea name=\"auditor\" toName=\"text\" maxSubmissions=\"1\" placeholder=\"auditor\"/>",
        "  <TextArea name=\"note\" toName=\"text\" placeholder=\"note\"/>",
        "  <Collapse>",
        "    <Panel value=\"prompt\"><Text name=\"prompt\" value=\"$prompt\"/></Panel>",
        "    <Panel value=\"answer\"><Text name=\"answer\" value=\"$answer\"/></Panel>",
        "  </Collapse>",
        "</View>",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func choices(_ name: String, _ values: [String], _ attributes: String) -> [String] {
    ["  <Choices name=\"\(name)\" toName=\"text\" \(attributes) showInline=\"true\">"]
      + values.map { "    <Choice value=\"\(escaped($0))\"/>" } + ["  </Choices>"]
  }

  private static func escaped(_ text: String) -> String {
    let pairs = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("\n", " ")]
    return pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
