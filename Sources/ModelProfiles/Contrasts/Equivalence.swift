/// Two one-sided tests (Schuirmann 1987): is the difference inside a margin set beforehand?
package struct Equivalence: Sendable, Hashable {
  /// In shares: 0.03 is three percentage points.
  package var margin: Double
  /// The larger of the two one-sided p values.
  package var p: Double

  package init(margin: Double, p: Double) {
    self.margin = margin
    self.p = p
  }

  /// Only then may it be said that both arms are the same up to the margin.
  package var isShown: Bool { p < 0.05 }
}
