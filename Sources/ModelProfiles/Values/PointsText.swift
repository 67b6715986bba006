/// Percentage points in words.
package enum PointsText {
  /// `3` for 0.03, `2.5` for 0.025; one decimal at most.
  package static func of(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}

extension PowerNote {
  /// `to see 2 points you need about 900 prompts; you have 300`.
  package var text: String {
    "to see \(PointsText.of(difference)) points you need about \(Self.rounded(needed)) prompts; you have \(pairs)"
  }

  /// Two leading digits: more would be false precision.
  private static func rounded(_ count: Int) -> Int {
    var scale = 1
    while count / scale >= 100 { scale *= 10 }
    return (count + scale / 2) / scale * scale
  }
}
