import ModelProfiles
import TranscriptModel

/// The block of one group: its ledger, rates, how they are voiced, what goes together.
struct ProfileRateLines {
  private let style: TextStyle
  private let bar: ShareBar
  private static let rates = TextColumns(nameWidth: 32, [7, 8, 8, 12])
  private static let voiced = TextColumns(nameWidth: 32, [9, 11, 7, 8, 6, 7])
  private static let pairs = TextColumns(nameWidth: 48, [6, 7, 13, 6])
  /// Pairs in the table; the records have all.
  private static let mostPairs = 8

  /// - Parameter highest: The rate that fills a bar.
  init(style: TextStyle, highest: Double) {
    self.style = style
    bar = ShareBar(width: 12, full: highest)
  }

  func lines(_ group: GroupProfile) -> [String] {
    let title = WrappedText.shortened(TextStyle.visible(group.key.title), to: 80)
    return [style(title, .bold)] + ledger(group) + rates(group) + voiced(group) + pairs(group) + outcomes(group)
  }

  private func ledger(_ group: GroupProfile) -> [String] {
    let counts = group.ledger
    var parts = [
      PluralText.of(counts.transcripts, "transcript"), "\(counts.readable) readable",
      PluralText.of(group.prompts, "prompt"),
    ]
    parts += Visibility.allCases.filter { $0 != .full }.compactMap { visibility in
      counts.visibility[visibility].map { "\($0) \(visibility.rawValue)" }
    }
    let further = [
      (counts.otherLanguage, "in another language"), (counts.truncated, "cut off"), (counts.limited, "with limits"),
      (counts.unread, "unread"),
    ]
    parts += further.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return WrappedText.lines(parts.joined(separator: ", "), first: "  ", rest: "  ").map { style($0, .dim) }
  }

  private func rates(_ group: GroupProfile) -> [String] {
    var lines = [style(Self.rates.line("", ["k", "n", "%", "95 %"]), .bold)]
    // In a handful of prompts silence says nothing; one line for all of it.
    let shown = group.isSmall ? group.rates.filter { $0.share.k > 0 || $0.corrected != nil } : group.rates
    for rate in shown { lines += line(rate, group) }
    let silent = group.rates.count - shown.count
    if silent > 0 {
      lines.append(style("in no text: \(PluralText.of(silent, "tag or composite", "tags and composites"))", .dim))
    }
    return lines
  }

  private func line(_ rate: LabelRate, _ group: GroupProfile) -> [String] {
    let best = rate.headline
    let percent = PercentText.of(best.rate)
    let cells = [
      "\(rate.share.k)", "\(rate.share.n)", group.isSmall ? "(\(percent))" : percent, PercentText.of(best.interval),
    ]
    let name = WrappedText.shortened(TextStyle.visible(rate.label.id), to: 31)
    let text = Self.rates.line(name, cells)
    let bar = group.isSmall ? "" : bar.text(best.rate)
    let isDim = group.isSmall || rate.share.k == 0
    var lines = [isDim ? style(text, .dim) : text + (bar.isEmpty ? "" : " " + style(bar, .cyan))]
    if let corrected = rate.corrected { lines.append(audit(corrected, rate)) }
    return lines
  }

  /// The raw rate stands below an audited one, never the other way round.
  private func audit(_ corrected: CorrectedRate, _ rate: LabelRate) -> String {
    let text =
      "  audited (\(corrected.audited) read); raw \(PercentText.of(rate.share.rate)), Rogan–Gladen "
      + "\(PercentText.of(corrected.roganGladen?.value)), PPI \(PercentText.of(corrected.predictionPowered?.value))"
    return style(text, .dim)
  }

  /// Stances of texts, density and onset of tags that have a cue.
  private func voiced(_ group: GroupProfile) -> [String] {
    let tags = group.tags.filter { !$0.stances.isEmpty }
    guard !tags.isEmpty else { return [] }
    let header = ["asserted", "considered", "other", "per 1k", "onset", "third"]
    return [style(Self.voiced.line("texts by stance, cues, onset %", header), .bold)]
      + tags.map { tag in
        func texts(_ isIncluded: (StanceRate) -> Bool) -> String {
          let count = tag.stances.filter(isIncluded).reduce(0) { $0 + $1.share.k }
          return count == 0 ? "·" : "\(count)"
        }
        let cells = [
          texts { $0.stance == .asserted }, texts { $0.stance == .considered }, texts { !$0.stance.counts },
          FigureText.text(tag.density?.perThousandWords), PercentText.of(tag.onset?.median),
          PercentText.of(tag.onset?.firstThird.rate),
        ]
        let text = Self.voiced.line(WrappedText.shortened(TextStyle.visible(tag.label.id), to: 31), cells)
        return group.isSmall ? style(text, .dim) : text
      }
  }

  private func pairs(_ group: GroupProfile) -> [String] {
    // A composite goes with the tags that it is made of by definition; the records have those pairs too.
    let pairs = group.pairs.filter { !$0.first.isComposite && !$0.second.isComposite }
    guard !pairs.isEmpty else { return [] }
    let shown = pairs.prefix(Self.mostPairs).map { pair in
      let name = "\(Self.short(pair.first)) + \(Self.short(pair.second))"
      let interval = pair.lift.interval
      return Self.pairs.line(
        WrappedText.shortened(TextStyle.visible(name), to: 47),
        [
          "\(pair.both)", FigureText.text(pair.lift.value), FigureText.range(interval.map { ($0.low, $0.high) }),
          FigureText.text(pair.phi.value),
        ])
    }
    let hidden = group.pairs.count - shown.count
    let note =
      "  \(hidden) further pairs are in the records; \(group.hiddenPairs) hidden: fewer than 5 expected in a cell"
    return [style(Self.pairs.line("go together", ["both", "lift", "95 %", "φ"]), .bold)] + shown + [style(note, .dim)]
  }

  /// Without its family, which pairs have no room for; composites keep it.
  private static func short(_ label: ProfileLabel) -> String {
    guard !label.isComposite, let dot = label.id.firstIndex(of: ".") else { return label.id }
    return String(label.id[label.id.index(after: dot)...])
  }

  /// Labels by outcome: which of them go with which end.
  private func outcomes(_ group: GroupProfile) -> [String] {
    group.outcomes.flatMap { outcome -> [String] in
      let title = TextStyle.visible("\(outcome.outcome) = \(GroupKey.text(outcome.value))")
      let rates = outcome.rates.filter { $0.share.k > 0 }.sorted {
        ($1.share.k, $0.label.id) < ($0.share.k, $1.label.id)
      }
      let shown = rates.prefix(5).map { "\(Self.short($0.label)) \(PercentText.of($0.share.rate))" }
      let text =
        "\(title) (\(PluralText.of(outcome.share.k, "text"))): \(shown.isEmpty ? "no label" : shown.joined(separator: ", "))"
      return WrappedText.lines("goes with " + text, rest: "    ")
    }
  }
}
