import ModelProfiles

/// A profile for people: 80 columns, readable without colour.
package struct ProfileTable {
  private let style: TextStyle

  package init(style: TextStyle) { self.style = style }

  package func render(_ profile: Profile) -> String {
    var lines = head(profile)
    let highest = profile.groups.flatMap(\.rates).compactMap(\.headline.rate).max() ?? 0
    let rates = ProfileRateLines(style: style, highest: highest)
    for group in profile.groups { lines += rates.lines(group) + [""] }
    if profile.groups.isEmpty { lines += ["no transcripts", ""] }
    for contrast in profile.contrasts { lines += ContrastLines(style: style).lines(contrast) + [""] }
    if let report = profile.hypotheses { lines += HypothesesLines(style: style).lines(report) + [""] }
    return (lines + footer(profile)).joined(separator: "\n") + "\n"
  }

  private func head(_ profile: Profile) -> [String] {
    let by =
      profile.by.isEmpty
      ? "all together" : "by " + profile.by.map { TextStyle.visible($0.name) }.joined(separator: ", ")
    return [style("What is voiced in readable reasoning, \(by)", .bold), ""]
  }

  private func footer(_ profile: Profile) -> [String] {
    var lines: [String] = []
    if profile.unread > 0 {
      lines.append(style("\(PluralText.of(profile.unread, "line")) could not be read; `aside doctor` says why.", .red))
    }
    for note in profile.notes {
      lines += WrappedText.lines(TextStyle.visible(note), first: "! ", rest: "  ").map { style($0, .yellow) }
    }
    let methods =
      "Percent of readable scratchpads. Intervals are of 95 %, by \(profile.provenance.resamples) resamples of whole "
      + "prompts; where all texts agree, Wilson's with the effective number. Figures of fewer than "
      + "\(Profile.fewPrompts) prompts stand in parentheses. What a model says to itself is a lower bound of what it "
      + "notices, and no proof of motive."
    lines += WrappedText.lines(methods).map { style($0, .dim) }
    return lines + provenance(profile.provenance).map { style($0, .dim) }
  }

  private func provenance(_ source: ProfileProvenance) -> [String] {
    var lines = [
      "\(source.tool) · rules \(source.rules.prefix(12)) · seed \(source.seed)"
    ]
    for input in source.inputs.prefix(10) {
      let digest = input.digest.map { " " + $0.prefix(12) } ?? ""
      lines.append("input \(WrappedText.shortened(TextStyle.visible(input.path), to: 60))\(digest)")
    }
    if source.inputs.count > 10 {
      lines.append("and \(source.inputs.count - 10) inputs more (--format json lists all)")
    }
    if !source.command.isEmpty {
      lines += WrappedText.lines(TextStyle.visible(source.command), first: "$ ", rest: "    ")
    }
    return lines
  }
}
