import Evaluation
import RuleFormat

/// Stances of the gold against stances of the labels, as text.
struct StanceTable {
  private let style: TextStyle
  private static let columns = TextColumns(nameWidth: 14, [Int](repeating: 7, count: StanceConfusion.order.count))

  init(style: TextStyle) { self.style = style }

  /// Rows that the gold has nothing in are left out.
  func lines(_ figure: Figure<StanceConfusion>) -> [String] {
    guard let confusion = figure.value else {
      return ["", "stances withheld: \(figure.withheld?.reason ?? "")"]
    }
    let names = StanceConfusion.order.map { String(($0?.rawValue ?? "no cue").prefix(6)) }
    var lines = ["", style("stance in the gold (rows) and as labelled (columns), texts and tags", .bold)]
    lines.append(style(Self.columns.line("", names), .bold))
    for gold in StanceConfusion.order {
      let cells = confusion.counts(gold: gold)
      guard cells.contains(where: { $0 > 0 }) else { continue }
      lines.append(Self.columns.line(gold?.rawValue ?? "not marked", cells.map { $0 == 0 ? "·" : "\($0)" }))
    }
    return lines
  }
}
