import RuleAnalysis

/// Two sets of rules compared, as text.
package struct RuleDiffTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  /// - Parameters:
  ///   - changes: Changed findings to list.
  ///   - showText: Quote their words.
  package func render(_ diff: RuleDiff, changes: Int, showText: Bool) -> String {
    var lines = figures(diff) + [""] + [summary(diff)]
    let listed = diff.changes.prefix(changes)
    if !listed.isEmpty { lines += [""] + listed.flatMap { line($0, showText) } }
    if diff.changes.count > listed.count, changes > 0 { lines.append("… \(diff.changes.count - listed.count) more") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(_ diff: RuleDiff) -> String {
    let counts = RuleDiff.Change.Kind.allCases.map { "\(diff.count($0)) \($0.rawValue)" }.joined(separator: ", ")
    return "\(diff.transcripts) texts; findings: \(counts)"
  }

  private func figures(_ diff: RuleDiff) -> [String] {
    let isScored = diff.figures.contains { $0.f1.contains { $0 != nil } }
    let kinds = RuleDiff.Change.Kind.allCases
    let scores = isScored ? ["P", "R", "F1", "change", "AUROC"] : []
    var table = ColumnTable(["", "texts", "findings"] + kinds.map(\.rawValue) + scores, leading: 1)
    for row in diff.figures {
      let isSame = row.changes.isEmpty && row.present[0] == row.present[1] && row.f1[0] == row.f1[1]
      var cells = [row.name, Self.arrow(row.present.map(String.init))]
      cells.append(row.isComposite ? "" : Self.arrow(row.findings.map(String.init)))
      cells += kinds.map { kind in row.changes[kind].map(String.init) ?? "" }
      if isScored { cells += Self.scores(row) }
      table.add(cells, isDim: isSame)
    }
    if isScored {
      let change = Self.change(diff.macroF1)
      let macro = Self.arrow(diff.macroF1.map(ColumnTable.decimal))
      table.add(["macro F1, 10 or more present", "", ""] + kinds.map { _ in "" } + ["", "", macro, change, ""])
    }
    return table.lines(style)
  }

  private static func scores(_ row: RuleDiff.Figures) -> [String] {
    [row.precision, row.recall, row.f1].map { arrow($0.map(ColumnTable.decimal)) }
      + [change(row.f1), arrow(row.auroc.map(ColumnTable.decimal))]
  }

  /// One value where both are the same.
  private static func arrow(_ sides: [String]) -> String {
    sides[0] == sides[1] ? sides[0] : "\(sides[0]) → \(sides[1])"
  }

  private static func change(_ sides: [Double?]) -> String {
    guard let old = sides[0], let new = sides[1], old != new else { return "" }
    return (new > old ? "+" : "") + ColumnTable.decimal(new - old)
  }

  private func line(_ change: RuleDiff.Change, _ showText: Bool) -> [String] {
    let stances = [change.oldStance, change.newStance].compactMap { $0?.rawValue }
    let stance = Set(stances).count == 1 ? stances[0] : stances.joined(separator: " → ")
    let head =
      "\(change.kind.rawValue)  \(TextStyle.visible(change.transcript))  \(change.tag)  \(stance)  "
      + change.rules.joined(separator: ", ")
    guard showText else { return [head] }
    let words = [change.old, change.new].compactMap { $0 }.map { "‘\(TextStyle.visible($0))’" }
    return [head, style("    " + (Set(words).count == 1 ? words[0] : words.joined(separator: " → ")), .dim)]
  }
}
