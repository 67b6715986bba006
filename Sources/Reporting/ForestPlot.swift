import Evaluation

/// F1 of every tag with its interval, precision and recall beside it, as SVG.
struct ForestPlot {
  private static let rowHeight = 26.0
  private static let top = 34.0
  private static let width = 860.0
  private let x = ChartScale(start: 250, end: 650)

  /// Rows without a stated figure say why.
  func render(_ rows: [EvaluationRow]) -> String {
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    let marks = rows.enumerated().map { index, row in
      mark(row, y: Self.top + (Double(index) + 0.5) * Self.rowHeight)
    }
    return """
      <div class="scroll"><svg class="forest" role="img" viewBox="0 0 \(Int(Self.width)) \(Int(bottom + 30))" \
      aria-label="F1 with its interval, precision and recall of every tag">
      \(grid(to: bottom))
      \(marks.joined(separator: "\n"))
      </svg></div>
      """
  }

  private func grid(to bottom: Double) -> String {
    let lines = stride(from: 0.0, through: 1.0, by: 0.2).map { share in
      """
      <line class="grid" x1="\(x(share))" x2="\(x(share))" y1="\(Self.top - 6)" y2="\(bottom)"/>\
      <text class="tick" x="\(x(share))" y="\(bottom + 18)" text-anchor="middle">\(FigureText.text(share))</text>
      """
    }
    return lines.joined(separator: "\n") + """

      <text class="head" x="670" y="16">F1, 95 %</text><text class="head" x="850" y="16" text-anchor="end">present</text>
      """
  }

  private func mark(_ row: EvaluationRow, y: Double) -> String {
    let name = HTMLText.escaped(row.name)
    let label = """
      <text class="name\(row.isComposite ? " composite" : "")" x="0" y="\(y + 4)">\(name)</text>\
      <text class="value" x="850" y="\(y + 4)" text-anchor="end">\(row.counts.positives)</text>
      """
    guard row.isStated else {
      let reason = HTMLText.escaped(row.withheld?.reason ?? "")
      return label + "<text class=\"withheld\" x=\"\(x(0))\" y=\"\(y + 4)\">withheld: \(reason)</text>"
    }
    return label + points(row, y: y) + """
      <text class="value" x="670" y="\(y + 4)">\(FigureText.text(row.counts.f1)) \
      <tspan class="quiet">\(FigureText.range(row.interval))</tspan></text>
      """
  }

  private func points(_ row: EvaluationRow, y: Double) -> String {
    var marks = ""
    if let interval = row.interval {
      marks += "<line class=\"range\" x1=\"\(x(interval.low))\" x2=\"\(x(interval.high))\" y1=\"\(y)\" y2=\"\(y)\"/>"
    }
    if let recall = row.counts.recall {
      marks += """
        <circle class="recall" cx="\(x(recall))" cy="\(y)" r="4"><title>recall \(FigureText.text(recall)), \
        \(FigureText.range(row.recallInterval))</title></circle>
        """
    }
    if let precision = row.counts.precision, let place = Double(x(precision)) {
      marks += """
        <path class="precision" d="M\(place) \(y - 5)l4.5 8h-9z"><title>precision \(FigureText.text(precision)), \
        \(FigureText.range(row.precisionInterval))</title></path>
        """
    }
    if let f1 = row.counts.f1 {
      let title = "<title>F1 \(FigureText.text(f1))</title>"
      marks += "<circle class=\"f1\" cx=\"\(x(f1))\" cy=\"\(y)\" r=\"5\">\(title)</circle>"
    }
    return marks
  }
}
