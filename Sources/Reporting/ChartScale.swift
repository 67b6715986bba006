/// Where shares from 0 to 1 stand along one side of a chart.
struct ChartScale {
  var start: Double
  /// May lie before `start`, as upward in SVG.
  var end: Double

  /// One decimal is finer than a pixel.
  func callAsFunction(_ share: Double) -> String {
    Self.text(start + (end - start) * min(1, max(0, share)))
  }

  static func text(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
