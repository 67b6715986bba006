/// A share as a bar of characters.
struct ShareBar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private let width: Int
  private let full: Double

  /// - Parameters:
  ///   - width: Characters of the longest bar.
  ///   - full: The share that fills it, above 0.
  init(width: Int, full: Double) {
    self.width = width
    self.full = full
  }

  /// Empty for 0; at least an eighth of a character for anything else.
  func text(_ share: Double?) -> String {
    guard let share, share > 0, full > 0 else { return "" }
    let parts = max(1, Int((min(1, share / full) * Double(width * 8)).rounded()))
    return String(repeating: "█", count: parts / 8) + Self.eighths[parts % 8]
  }
}
