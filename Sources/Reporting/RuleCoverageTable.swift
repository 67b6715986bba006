import RuleAnalysis

/// What rules do on a dump, as text.
package struct RuleCoverageTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  /// - Parameter showText: Quote the spans of conflicts.
  package func render(_ coverage: RuleCoverage, showText: Bool) -> String {
    var table = ColumnTable(["rule", "texts", "cues", "counting", "alone", "share"], leading: 1)
    var tag = ""
    for row in coverage.rows where !row.isSilent {
      if row.tag != tag {
        tag = row.tag
        table.add([tag, "\(row.present)", "", "", "", ""], isDim: true)
      }
      table.add([
        "  " + row.rule, "\(row.transcripts)", "\(row.cues)", "\(row.counting)", "\(row.alone)",
        ColumnTable.decimal(row.aloneShare),
      ])
    }
    var lines = table.lines(style)
    lines += [
      "",
      "\(coverage.transcripts) texts. A tag's row has the texts in which it is present; 'alone' counts those in which",
      "one rule alone found it, 'share' is their part of the tag's texts.",
    ]
    lines += silent(coverage.silent, of: coverage.rows.count) + conflicts(coverage.conflicts, showText)
    return lines.joined(separator: "\n") + "\n"
  }

  private func silent(_ rules: [String], of all: Int) -> [String] {
    guard !rules.isEmpty else { return ["", "every rule fires"] }
    return ["", style("\(rules.count) of \(all) rules never fire", .bold)] + rules.map { "  " + $0 }
  }

  private func conflicts(_ conflicts: [RuleConflict], _ showText: Bool) -> [String] {
    guard !conflicts.isEmpty else { return ["", "no conflict"] }
    var table = ColumnTable(["conflict", "rule", "says", "rule", "says", "times"], leading: 5)
    for conflict in conflicts {
      let sides = zip(conflict.rules, conflict.answers).flatMap { [$0, $1] }
      table.add([conflict.kind.rawValue] + sides + ["\(conflict.count)"])
    }
    guard showText else { return [""] + table.lines(style) }
    let quotes = conflicts.map { conflict in
      "  \(conflict.rules.joined(separator: ", ")); \(TextStyle.visible(conflict.transcript)): "
        + "‘\(TextStyle.visible(conflict.quote))’"
    }
    return [""] + table.lines(style) + [""] + quotes
  }
}
