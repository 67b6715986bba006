/// Two one-sided tests (Schuirmann 1987): is the difference inside a margin set beforehand?
package struct Equivalence: Sendable, Hashable {
  /// In shares: 0.03 is three percentage points.
  package var margin: Double
  /// The larger of the two one-sided p values; `nil` where all prompts agree and only an interval is known.
  package var p: Double?
  /// Of 90 %: it lies within the margins exactly when both tests reject at 5 %.
  package var interval: FigureInterval
  /// Only then may it be said that both arms are the same up to the margin.
  package var isShown: Bool

  package init(margin: Double, p: Double?, interval: FigureInterval, isShown: Bool) {
    self.margin = margin
    self.p = p
    self.interval = interval
    self.isShown = isShown
  }
}
