import RuleAnalysis

/// The time share of each rule and of its dearest patterns, as text.
package struct RuleCostTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  /// Of a rule, patterns that take less than this part of its time are left out, unless they take so much of all time.
  private static let shownPart = 0.2
  private static let shownOfAll = 0.01

  /// - Parameters:
  ///   - top: Rules that are listed.
  ///   - showLiterals: Below the table, the literals that are looked for, for each pattern in it.
  package func render(_ cost: RuleCost, top: Int, showLiterals: Bool) -> String {
    var table = ColumnTable(["rule", "place", "share", "ms/MB", "texts", "of places"], leading: 2)
    for rule in cost.rules.prefix(max(0, top)) {
      table.add([
        rule.rule, rule.path, percent(cost.share(rule.nanoseconds)), milliseconds(rule.nanoseconds, cost), "", "",
      ])
      for pattern in rule.patterns where isShown(pattern, of: rule, cost) {
        let mark = pattern.hasLiteral ? "" : ", no literal"
        table.add(
          [
            "  \(pattern.name)", "  :\(pattern.line)\(mark)", percent(cost.share(pattern.nanoseconds)),
            milliseconds(pattern.nanoseconds, cost), "\(pattern.texts)",
            percent(Double(pattern.places) / Double(max(1, cost.bytes))),
          ], isDim: true)
      }
    }
    let shown = showLiterals ? literals(cost, top: top) : []
    return (table.lines(style) + [""] + totals(cost) + shown).joined(separator: "\n") + "\n"
  }

  private func literals(_ cost: RuleCost, top: Int) -> [String] {
    cost.rules.prefix(max(0, top)).flatMap { rule in
      rule.patterns.filter { isShown($0, of: rule, cost) }.flatMap { pattern in
        ["", style("\(rule.rule) \(pattern.name)", .bold)] + pattern.literals.map { "  " + $0 }
      }
    }
  }

  private func isShown(_ pattern: RuleCost.PatternRow, of rule: RuleCost.RuleRow, _ cost: RuleCost) -> Bool {
    Double(pattern.nanoseconds) >= Self.shownPart * Double(max(1, rule.nanoseconds))
      || cost.share(pattern.nanoseconds) >= Self.shownOfAll
  }

  private func totals(_ cost: RuleCost) -> [String] {
    let places = Double(cost.places) / Double(max(1, cost.bytes * cost.patternCount))
    return [
      "\(cost.texts) texts, \(ColumnTable.decimal(Double(cost.bytes) / 1e6)) MB of reasoning; \(cost.ruleCount) rules, "
        + "\(cost.patternCount) patterns, \(cost.withoutLiteral) without a literal",
      "PCRE2 \(milliseconds(cost.nanoseconds, cost)) ms for a MB, at \(percent(places)) of all places for a pattern; "
        + "the search before it \(milliseconds(cost.searchNanoseconds, cost)) ms",
    ]
  }

  private func milliseconds(_ nanoseconds: UInt64, _ cost: RuleCost) -> String {
    ColumnTable.decimal(cost.perMegabyte(nanoseconds))
  }

  private func percent(_ share: Double) -> String {
    let value = share * 100
    return (value > 0 && value < 0.01 ? "<0.01" : ColumnTable.decimal(value)) + " %"
  }
}
