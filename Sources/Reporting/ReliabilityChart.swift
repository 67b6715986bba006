import Evaluation

/// What scores of one tag promise against what readers found, as SVG.
struct ReliabilityChart {
  private let x = ChartScale(start: 30, end: 190)
  private let y = ChartScale(start: 170, end: 10)

  func render(_ name: String, _ calibration: Reliability) -> String {
    let safe = HTMLText.escaped(name)
    let line = calibration.bins.map { "\(x($0.meanScore)),\(y($0.rate))" }.joined(separator: " ")
    return """
      <figure class="chart"><figcaption><b>\(safe.replacing(".", with: ".<wbr>"))</b> <span class="quiet">ECE \(FigureText.text(calibration.error)), \
      \(FigureText.text(calibration.byChance)) by chance, \
      \(calibration.count) texts</span></figcaption>
      <svg role="img" viewBox="0 0 200 192" aria-label="Calibration of \(safe)">
      \(axes)
      <polyline class="curve" points="\(line)"/>
      \(calibration.bins.map(mark).joined(separator: "\n"))
      </svg></figure>
      """
  }

  private var axes: String {
    let lines = [0.0, 0.5, 1.0].map { share in
      """
      <line class="grid" x1="\(x(0))" x2="\(x(1))" y1="\(y(share))" y2="\(y(share))"/>\
      <line class="grid" x1="\(x(share))" x2="\(x(share))" y1="\(y(0))" y2="\(y(1))"/>\
      <text class="tick" x="24" y="\(170 - 160 * share + 4)" text-anchor="end">\(share)</text>\
      <text class="tick" x="\(x(share))" y="186" text-anchor="middle">\(share)</text>
      """
    }
    return lines.joined(separator: "\n")
      + "\n<line class=\"ideal\" x1=\"\(x(0))\" y1=\"\(y(0))\" x2=\"\(x(1))\" y2=\"\(y(1))\"/>"
  }

  private func mark(_ bin: Reliability.Bin) -> String {
    let (place, rate) = (x(bin.meanScore), y(bin.rate))
    let whisker = bin.interval.map {
      "<line class=\"whisker\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(y($0.low))\" y2=\"\(y($0.high))\"/>"
    }
    return (whisker ?? "") + """
      <circle class="f1" cx="\(place)" cy="\(rate)" r="3"><title>\(bin.count) texts, scores \
      \(FigureText.text(bin.low)) to \(FigureText.text(bin.high)), mean \(FigureText.text(bin.meanScore)); present in \
      \(FigureText.text(bin.rate)), \(FigureText.range(bin.interval))</title></circle>
      """
  }
}
