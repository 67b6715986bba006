/// Figures for people.
enum FigureText {
  /// Two places, halves away from zero; a dash where there is none.
  static func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "−" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// Low and high, by an en dash.
  static func range(_ interval: (low: Double, high: Double)?) -> String {
    interval.map { "\(text($0.low))–\(text($0.high))" } ?? "–"
  }
}
