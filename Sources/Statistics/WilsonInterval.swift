/// The 95 % interval of a share by Wilson's score (1927), for texts that do not share prompts.
package enum WilsonInterval {
  private static let z = 1.959963984540054

  /// - Parameters:
  ///   - hits: 0 ... `total`; a fraction where items of equal score were shared out.
  ///   - total: `nil` is returned for 0.
  package static func of(_ hits: Double, of total: Int) -> (low: Double, high: Double)? {
    guard total > 0 else { return nil }
    let n = Double(total)
    let share = hits / n
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return (max(0, (centre - spread) / scale), min(1, (centre + spread) / scale))
  }
}
