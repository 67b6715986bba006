import Auditing

/// How far auditors agree, for people.
package enum AgreementText {
  package static func render(_ report: AgreementReport, style: TextStyle) -> String {
    let own = selves(report, style)
    guard !report.rows.isEmpty else {
      return "no item has answers of two auditors; give them the same queue: --seed and --size as before, and an "
        + "--overlap above 0\n" + (own.isEmpty ? "" : "\n" + own)
    }
    let names = ["tag", "items", "raw", "κ", "α", "AC1", "positive", "span F1", "stance"]
    var values = ColumnTable(names, leading: 1)
    var intervals = ColumnTable(["95 % interval"] + names.dropFirst(2), leading: 1)
    for row in report.rows {
      let figures = [row.raw, row.kappa, row.alpha, row.ac1, row.positive, row.spans, row.stance]
      let tag = row.tag ?? "all tags"
      values.add([tag, "\(row.items)"] + figures.map { ColumnTable.decimal($0.value) }, isDim: row.items < 20)
      intervals.add([tag] + figures.map(interval), isDim: row.items < 20)
    }
    let auditors = report.auditors.map(TextStyle.visible).joined(separator: ", ")
    let tables = [values.lines(style), intervals.lines(style)].map { $0.joined(separator: "\n") + "\n" }
    return tables.joined(separator: "\n") + "\nauditors: \(auditors); rows of fewer than 20 items are dim; stance of "
      + "\(report.rows[0].stancePairs) pairs\n" + (own.isEmpty ? "" : "\n" + own)
  }

  private static func interval(_ figure: AgreementReport.Figure) -> String {
    figure.interval.map { "\(ColumnTable.decimal($0.low))–\(ColumnTable.decimal($0.high))" } ?? "–"
  }

  /// Empty where nobody was asked anything twice.
  private static func selves(_ report: AgreementReport, _ style: TextStyle) -> String {
    guard !report.selves.isEmpty else { return "" }
    var table = ColumnTable(["asked twice", "items", "same", "95 %", "κ"], leading: 1)
    for row in report.selves {
      table.add(
        [
          TextStyle.visible(row.auditor), "\(row.items)", ColumnTable.decimal(row.raw.value), interval(row.raw),
          ColumnTable.decimal(row.kappa.value),
        ], isDim: row.items < 20)
    }
    return table.lines(style).joined(separator: "\n") + "\n"
  }
}
