import Evaluation
import RuleFormat

/// Stances of the gold against stances of the labels; a cell is the darker the larger its share of the row.
struct StanceHeatTable {
  func render(_ confusion: StanceConfusion) -> String {
    let heads = StanceConfusion.order.map { $0?.rawValue ?? "no cue" }
    let rows = StanceConfusion.order.compactMap { gold -> String? in
      let counts = confusion.counts(gold: gold)
      let total = counts.reduce(0, +)
      guard total > 0 else { return nil }
      let cells = zip(StanceConfusion.order, counts).map { label, count in
        cell(count, of: total, isSame: label == gold)
      }
      return "<tr><th scope=\"row\">\(gold?.rawValue ?? "not marked")</th>\(cells.joined())<td>\(total)</td></tr>"
    }
    return """
      <div class="scroll"><table class="heat"><thead>\(HTMLText.row(["in the gold ↓  as labelled →"] + heads + ["all"], heads: true))</thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  private func cell(_ count: Int, of total: Int, isSame: Bool) -> String {
    let share = Double(count) / Double(total)
    let shown = count == 0 ? "<span class=\"quiet\">·</span>" : "\(count)"
    return "<td class=\"\(isSame ? "same" : "other")\" style=\"--share:\(FigureText.text(share))\">\(shown)</td>"
  }
}
