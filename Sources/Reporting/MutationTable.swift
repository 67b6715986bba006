import RuleAnalysis
import RuleFormat

/// Flip rates of minimal pairs, as text.
package struct MutationTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  /// - Parameters:
  ///   - worst: Rules to list.
  ///   - texts: Pairs that did not flip, to list per listed rule.
  package func render(_ check: MutationCheck, worst: Int, texts: Int) -> String {
    var table = ColumnTable(["mutation", "pairs", "flipped", "rate", "not tried"], leading: 1)
    for mutation in Mutation.allCases {
      let skipped = check.skipped[mutation]?.values.reduce(0, +) ?? 0
      table.add([mutation.rawValue] + Self.cells(check.total(mutation)) + ["\(skipped)"])
    }
    table.add(["all"] + Self.cells(check.total) + [""])
    var lines = table.lines(style) + [""] + skipped(check)
    let listed = check.worst.filter { $0.total.flipped < $0.total.pairs }.prefix(worst)
    if !listed.isEmpty { lines += [""] + rules(Array(listed)) }
    if texts > 0 { lines += survivors(Array(listed), check, texts) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cells(_ count: MutationCheck.Count) -> [String] {
    ["\(count.pairs)", "\(count.flipped)", ColumnTable.decimal(count.rate)]
  }

  private func skipped(_ check: MutationCheck) -> [String] {
    var lines: [String] = []
    for mutation in Mutation.allCases {
      for reason in MutationSkip.allCases {
        if let count = check.skipped[mutation]?[reason] {
          lines.append("not tried, \(mutation.rawValue): \(reason.rawValue), \(count) cues")
        }
      }
    }
    if check.uncounted > 0 { lines.append("\(check.uncounted) cues of examples do not count as they are") }
    return lines
  }

  private func rules(_ rows: [MutationCheck.Row]) -> [String] {
    var table = ColumnTable(
      ["worst rules", "pairs", "flipped", "rate"] + Mutation.allCases.map(\.rawValue), leading: 1)
    for row in rows {
      table.add(
        [row.rule] + Self.cells(row.total)
          + Mutation.allCases.map { mutation in row.counts[mutation].map { "\($0.flipped)/\($0.pairs)" } ?? "–" })
    }
    return table.lines(style)
  }

  private func survivors(_ rows: [MutationCheck.Row], _ check: MutationCheck, _ count: Int) -> [String] {
    rows.flatMap { row in
      ["", style(row.rule, .bold)]
        + check.survivors.filter { $0.rule == row.rule }.prefix(count).map {
          "  \($0.mutation.rawValue), \($0.stance.rawValue): \(TextStyle.visible($0.text))"
        }
    }
  }
}
