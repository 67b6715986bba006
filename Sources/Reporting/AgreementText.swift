import Auditing
import Statistics

/// How far auditors agree, for people.
package enum AgreementText {
  package static func render(_ report: AgreementReport, style: TextStyle) -> String {
    guard !report.rows.isEmpty else {
      return "no item has answers of two auditors; give them the same queue: --seed and --size as before\n"
    }
    var table = ColumnTable(["tag", "items", "raw", "κ", "95 %", "α", "AC1", "positive"], leading: 1)
    for row in report.rows {
      table.add(
        [
          row.tag ?? "all tags", "\(row.items)", ColumnTable.decimal(row.raw), ColumnTable.decimal(row.kappa),
          row.kappaInterval.map { "\(ColumnTable.decimal($0.low))–\(ColumnTable.decimal($0.high))" } ?? "–",
          ColumnTable.decimal(row.alpha), ColumnTable.decimal(row.ac1), ColumnTable.decimal(row.positive),
        ], isDim: row.items < 20)
    }
    let names = report.auditors.map(TextStyle.visible).joined(separator: ", ")
    return table.lines(style).joined(separator: "\n") + "\n\nauditors: \(names); rows of fewer than 20 items are dim\n"
  }
}
