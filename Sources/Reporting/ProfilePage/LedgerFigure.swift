import ModelProfiles

/// What became of every transcript, as shares of all, read or not.
struct LedgerFigure {
  let context: PageContext

  private static let names = [
    "readable, whole", "readable, cut off", "another language", "summary", "encrypted", "empty", "absent",
    "unread line",
  ]

  private func counts(_ ledger: ReasoningLedgerCounts) -> [Int] {
    [ledger.readable - ledger.truncated, ledger.truncated, ledger.otherLanguage]
      + [.summary, .encrypted, .empty, .absent].map { ledger.visibility[$0] ?? 0 } + [ledger.unread]
  }

  func render() -> String {
    let keys = Self.names.enumerated().map { "<span><i class=\"v\($0)\">■</i> \($1)</span>" }
    let rows = context.profile.groups.flatMap { group -> [ChartRow] in
      let counts = counts(group.ledger)
      let all = counts.reduce(0, +)
      return counts.enumerated().filter { $0.element > 0 }.map { place, count in
        [
          ("group", .text(group.key.title)), ("o", .integer(place)), ("class", .text(Self.names[place])),
          ("n", .integer(count)), ("says", .text("\(count) of \(all)")),
        ]
      }
    }
    let figure = ChartFigure(
      kind: .ledger, title: "<b>Transcripts by what could be read</b>",
      description: "Shares of transcripts by visibility of their reasoning in each group", rows: rows,
      height: 24 * max(1, context.profile.groups.count), table: table, isWide: true)
    return "<p class=\"legend\">\(keys.joined(separator: "\n"))</p>\n\(figure.render())"
  }

  private var table: String {
    PageTable.render(
      "Transcripts by visibility",
      heads: ["", "transcripts"] + Self.names + ["hit a limit", "limits", "no prompt id"],
      context.profile.groups.map { group in
        let ledger = group.ledger
        let numbers = [ledger.transcripts] + counts(ledger) + [ledger.limited, ledger.limits, ledger.withoutPrompt]
        return PageTable.Row(
          cells: [HTMLText.escaped(group.key.title)] + numbers.map(String.init), isSmall: group.isSmall)
      })
  }
}
