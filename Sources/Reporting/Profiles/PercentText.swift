import Foundation
import ModelProfiles

/// Shares as percentages for people, one decimal, halves away from zero; a dash where there is none.
enum PercentText {
  static func of(_ share: Double?) -> String {
    guard let share, share.isFinite else { return "–" }
    let tenths = Int((abs(share) * 1000).rounded())
    return "\(share < 0 && tenths > 0 ? "−" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// `3.8–6.6`; with `to` between them where an end is negative, so that no two dashes meet.
  static func of(_ interval: FigureInterval?) -> String {
    guard let interval else { return "–" }
    return of(interval.low) + (interval.low < 0 || interval.high < 0 ? " to " : "–") + of(interval.high)
  }

  /// A p value: three decimals, or the power of ten below a thousandth.
  static func p(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    if value >= 0.0995 { return FigureText.text(value) }
    if value >= 0.001 { return "0." + String(1000 + Int((value * 1000).rounded())).dropFirst() }
    if value < 1e-99 { return "<1e-99" }
    var exponent = Int(log10(value).rounded(.down))
    var digit = Int((value / pow(10, Double(exponent))).rounded())
    if digit == 10 { (digit, exponent) = (1, exponent + 1) }
    return "\(digit)e\(exponent)"
  }
}
